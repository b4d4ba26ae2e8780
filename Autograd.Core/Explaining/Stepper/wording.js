"use strict";

/** What the page says of a graph: formulas with numbers, and sentences. All of it is text, never markup. */
class Wording {
    constructor(computation) {
        this.computation = computation;
        this.nodes = computation.nodes;
        this.root = this.name(computation.root);
    }

    name(index) {
        return this.nodes[index].name;
    }

    grad(index) {
        return `${this.name(index)}.grad`;
    }

    /** df/dx */
    total(index) {
        return `d${this.root}/d${this.name(index)}`;
    }

    /** ∂v1/∂x */
    partial({ result, operand }) {
        return `∂${this.name(result)}/∂${this.name(operand)}`;
    }

    static inProduct(number) {
        return number < 0 || Object.is(number, -0) ? `(${digits(number)})` : digits(number);
    }

    static product(a, b) {
        return `${digits(a)} · ${Wording.inProduct(b)}`;
    }

    static count(number, noun) {
        return `${number} ${noun}${number === 1 ? "" : "s"}`;
    }

    /** The first few of many. */
    static some(texts, separator, most) {
        return texts.length <= most ? texts.join(separator) : [...texts.slice(0, most), "…"].join(separator);
    }

    /** A formula as far as there is room: a sum of a thousand operands would fill the page. */
    static shortened(formula, most) {
        return formula.length <= most ? formula : `${formula.slice(0, most - 1)}…`;
    }

    /** x = -2, y = 5 */
    operands(index) {
        const operands = [...new Set(this.nodes[index].operands.filter(operand => !Computation.isConstant(operand)))];
        return Wording.some(operands.map(one => `${this.name(one)} = ${digits(this.computation.values[one])}`), ", ", 12);
    }

    /** What a choice decided on. */
    choice(index) {
        const node = this.nodes[index];
        const taken = this.computation.taken(node);
        const operand = node.operands[taken];
        const side = Computation.isConstant(operand) ? `the constant ${digits(operand.constant)}` : this.name(operand);
        const { indicator } = node;
        const why = typeof indicator === "number"
            ? `${this.name(indicator)} = ${digits(this.computation.values[indicator])} is ${taken === 0 ? "" : "not "}above 0: the`
            : "The";
        return `${why} condition ${taken === 0 ? "holds" : "does not hold"}, so ${this.name(index)} is ${side}.`;
    }

    /** ∂v2/∂v1 = z = -4, as far as there is a formula, and as far as it is more than its number. */
    localDerivative(contribution, hasNumber = true) {
        const { result, operand, place, derivative } = contribution;
        const formula = this.computation.why(contribution);
        const why = formula === null ? null : Wording.shortened(formula, 300);
        const number = hasNumber ? digits(derivative) : null;
        const parts = [this.partial(contribution), why, why === number ? null : number].filter(part => part !== null);
        const isRepeated = this.nodes[result].operands.filter(other => other === operand).length > 1;
        return parts.join(" = ") + (isRepeated ? ` (operand ${place + 1})` : "");
    }

    /** x.grad += v1.grad · ∂v1/∂x */
    chainRule(contribution) {
        const { result, operand, isFirst } = contribution;
        return `${this.grad(operand)} ${isFirst ? "=" : "+="} ${this.grad(result)} · ${this.partial(contribution)}`;
    }

    /** -4 · 1 */
    factors({ result, derivative }) {
        return Wording.product(this.computation.adjoints[result], derivative);
    }

    /** Where the step stands, its formula in parts that are coloured as in the drawing, and what there is to say of it. */
    step(steps, position, held) {
        const { kind, node, contribution } = steps.list[position];
        const said = kind === "start" ? this.start(steps)
            : kind === "stage" ? this.stage(node)
            : kind === "seed" ? this.seed(steps)
            : this.contribution(steps, position, contribution);
        const inside = [node, contribution?.result].filter(index => held.has(index));
        return { ...said, sentences: [...said.sentences, ...(inside.length > 0 ? [this.inside(inside, held)] : [])] };
    }

    /** What a box that is closed hides: an operand and its result are in the same one. */
    inside(indexes, held) {
        const names = indexes.map(index => this.name(index)).join(" and ");
        return `${names} ${indexes.length > 1 ? "are" : "is"} inside the box of ${this.name(held.get(indexes[0]))}.`;
    }

    start(steps) {
        const { root } = this.computation;
        if (Computation.isLeaf(this.nodes[root])) {
            return {
                phase: "Start",
                formula: [`${this.root} = ${digits(this.computation.values[root])}`],
                sentences: [`${this.root} is a ${this.nodes[root].constant ? "constant" : "variable"}: there is nothing to compute.`],
            };
        }

        const forward = Wording.count(steps.stages.length, "stage");
        const backward = Wording.count(steps.contributions.length, "contribution");
        const inputs = steps.leaves.filter(leaf => !this.nodes[leaf].parameter);
        return {
            phase: "Start",
            formula: [Wording.some((inputs.length > 0 ? inputs : steps.leaves).map(leaf => `${this.name(leaf)} = ${digits(this.computation.values[leaf])}`), ", ", 12)],
            sentences: [
                `Only the variables${steps.isCut ? " and the values at the cuts" : ""} have numbers yet.`,
                `${forward} forward, then ${backward} backward.`,
            ],
        };
    }

    stage(index) {
        const node = this.nodes[index];
        const operands = this.operands(index);
        return {
            phase: `Forward, stage ${node.stage}`,
            formula: [`${node.name} = ${Wording.shortened(node.formula, 300)} = `, { value: digits(this.computation.values[index]) }],
            sentences: [
                ...(operands ? [`With ${operands}.`] : []),
                ...(node.choice ? [this.choice(index)] : []),
                ...(this.computation.linked[index] ? [] : [`No choice takes it: ${this.root} does not depend on it here.`]),
            ],
        };
    }

    seed(steps) {
        const root = this.computation.root;
        return {
            phase: "Backward, the start",
            formula: [{ adjoint: this.grad(root) }, ` = ${this.total(root)} = `, { adjoint: "1" }],
            sentences: [
                this.nodes[root].constant ? "The backward pass starts from 1, here as everywhere." : `${this.root} changes exactly as fast as itself.`,
                steps.contributions.length > 0 ? "From here each result hands its adjoint down to its operands, times the local derivative."
                    : "There is nothing to hand it down to.",
            ],
        };
    }

    contribution(steps, position, contribution) {
        const { result, operand, derivative, product, before, total, isFirst } = contribution;
        const all = steps.contributionsTo(operand);
        const left = all.length - all.indexOf(contribution) - 1;
        const grad = this.grad(operand);
        const sum = `${digits(before)} + ${Wording.inProduct(product)} = ${digits(total)}`;
        return {
            phase: this.nodes[result].stage === undefined ? "Backward" : `Backward, from stage ${this.nodes[result].stage}`,
            formula: [
                { adjoint: grad }, isFirst ? " = " : " += ",
                { adjoint: this.grad(result) }, " · ", { derivative: this.partial(contribution) }, " = ",
                { adjoint: digits(this.computation.adjoints[result]) }, " · ", { derivative: Wording.inProduct(derivative) }, " → ",
                { adjoint: digits(total) },
            ],
            sentences: [
                `${this.localDerivative(contribution)}.`,
                ...(this.nodes[result].choice ? ["The side that is taken gets the adjoint as it is."] : []),
                ...(isFirst ? [] : [`${digits(product)} is added to the ${digits(before)} that is there: ${sum}.`]),
                left > 0 ? `${Wording.count(left, "more contribution")} to ${grad} will follow.`
                    : `${grad} is complete: ${this.total(operand)} = ${digits(total)}.`,
                ...(position === steps.last ? ["That was the last contribution."] : []),
            ],
        };
    }

    /** The whole sum that an adjoint is: as formula, in numbers, and the local derivatives in it. */
    sum(contributions) {
        const most = 8;
        const index = contributions[0].operand;
        const formula = Wording.some(contributions.map(one => `${this.grad(one.result)} · ${this.partial(one)}`), " + ", most);
        const numbers = contributions.map(one => this.factors(one)).map((text, i) => i > 0 && text.startsWith("-") ? `(${text})` : text);
        return {
            formula: `${this.grad(index)} = ${formula}`,
            numbers: `= ${Wording.some(numbers, " + ", most)} = ${digits(this.computation.adjoints[index])}`,
            derivatives: `With ${Wording.some(contributions.map(one => this.localDerivative(one)), ", ", most)}.`,
        };
    }

    /** Which number is the first that is not finite, and whose fault it is; null where all are finite. */
    trouble() {
        const { trouble } = this.computation;
        return trouble === null ? null : trouble.contribution ? this.badContribution(trouble.contribution) : this.badValue(trouble.node);
    }

    badValue(index) {
        const node = this.nodes[index];
        const number = digits(this.computation.values[index]);
        if (Computation.isLeaf(node)) {
            return `The first number that is not finite: ${node.name} is ${number}, and it is a variable.`;
        }

        const areFinite = node.operands.every(operand => Number.isFinite(this.computation.valueOf(operand)));
        const reason = areFinite ? "the operands are finite, so it is the operation itself" : "it has a constant that is not finite";
        const [formula, operands] = [Wording.shortened(node.formula, 300), this.operands(index)];
        return `The first number that is not finite: ${node.name} = ${formula} is ${number}: ${reason}${operands ? ` (${operands})` : ""}.`;
    }

    badContribution(contribution) {
        const adjoint = this.computation.adjoints[contribution.result];
        const areFinite = Number.isFinite(adjoint) && Number.isFinite(contribution.derivative);
        const reason = areFinite ? "both factors are finite, and their product overflows" : this.localDerivative(contribution);
        const product = `${this.factors(contribution)} = ${digits(contribution.product)}`;
        return `All values are finite. The first contribution that is not: ${this.chainRule(contribution)} = ${product}: ${reason}.`;
    }
}
