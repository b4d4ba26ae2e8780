"use strict";

/** Values, local derivatives and adjoints of a graph, by the rules that came with it. */
class Computation {
    constructor(graph) {
        this.rules = graph.rules;
        this.nodes = graph.nodes;
        this.root = graph.root;
        this.runs = 0;
        this.reset();
    }

    static isLeaf(node) {
        return node.operands === undefined;
    }

    static isConstant(operand) {
        return typeof operand === "object";
    }

    /** Gives leaves other numbers, each as `[index, number]`, and computes everything anew. */
    set(changes) {
        changes.forEach(([index, number]) => { this.data[index] = number; });
        this.run();
    }

    reset() {
        this.data = this.nodes.map(node => node.data);
        this.run();
    }

    /** Which operand a choice takes. A condition that is NaN does not hold. */
    taken(node) {
        const holds = node.indicator === null || node.indicator === undefined ? node.holds : this.values[node.indicator] > 0;
        return holds ? 0 : 1;
    }

    valueOf(operand) {
        return Computation.isConstant(operand) ? operand.constant : this.values[operand];
    }

    /** The places of the operands that an adjoint goes to. */
    linkedPlaces(node) {
        const places = node.choice ? [this.taken(node)] : [...(node.operands ?? []).keys()];
        return places.filter(place => !Computation.isConstant(node.operands[place]));
    }

    /** What a rule's derivatives are told: the operands, then the result. */
    point(index) {
        this.points[index] ??= [...this.nodes[index].operands.map(operand => this.valueOf(operand)), this.values[index]];
        return this.points[index];
    }

    /** The formula of a local derivative at this point; null where there is none to be shown. */
    why(contribution) {
        const why = this.nodes[contribution.result].whys?.[contribution.place] ?? null;
        return typeof why === "function" ? why(this.point(contribution.result)) : why;
    }

    /** Everything anew; how often that has been is what tells a picture of it that it is old. */
    run() {
        this.runs++;
        this.points = [];
        this.forward();
        this.link();
        this.backward();
        this.trouble = this.firstTrouble();
    }

    forward() {
        this.values = new Array(this.nodes.length).fill(NaN);
        this.nodes.forEach((node, index) => {
            this.values[index] = Computation.isLeaf(node) ? this.data[index]
                : node.choice ? this.valueOf(node.operands[this.taken(node)])
                : this.rules[node.rule].y(node.operands.map(operand => this.valueOf(operand)));
        });
    }

    /** Only what the root is made of takes part in the backward pass: nothing leaks from a side that no choice takes. */
    link() {
        this.linked = new Array(this.nodes.length).fill(false);
        this.linked[this.root] = true;
        for (let index = this.root; index >= 0; index--) {
            if (this.linked[index]) {
                const node = this.nodes[index];
                this.linkedPlaces(node).forEach(place => { this.linked[node.operands[place]] = true; });
            }
        }
    }

    backward() {
        this.adjoints = new Array(this.nodes.length).fill(0);
        this.adjoints[this.root] = 1;
        this.contributions = [];
        const met = new Set();
        for (let index = this.root; index >= 0; index--) {
            const node = this.nodes[index];
            if (this.linked[index] && !Computation.isLeaf(node)) {
                const point = this.point(index);
                for (const place of this.linkedPlaces(node)) {
                    const operand = node.operands[place];
                    const derivative = node.choice ? 1 : this.rules[node.rule].d[place](point);
                    const product = derivative * this.adjoints[index];
                    const before = this.adjoints[operand];
                    const total = before + product;
                    this.adjoints[operand] = total;
                    this.contributions.push({
                        id: `${index}:${place}`, result: index, place, operand, derivative, product, before, total, isFirst: !met.has(operand),
                    });
                    met.add(operand);
                }
            }
        }
    }

    /** The first value that is not finite, else the first contribution. */
    firstTrouble() {
        const node = this.values.findIndex((value, index) => this.linked[index] && !Number.isFinite(value));
        if (node >= 0) {
            return { node };
        }

        const contribution = this.contributions.find(one => !Number.isFinite(one.product));
        return contribution ? { contribution } : null;
    }
}
