"use strict";

/** One view's drawing, made by the library: here its texts and states change, and only where they differ from what stands there. */
class Drawing {
    constructor(svg) {
        this.svg = svg;

        // The marks of the numbers that it was drawn with: others may be the first that are not finite.
        svg.querySelectorAll(".mark").forEach(each => each.remove());
        svg.querySelectorAll(".primal, .adjoint, .derivative").forEach(each => each.classList.remove("pending", "nonfinite"));
        this.nodes = new Map();
        this.edges = new Map();
        for (const group of svg.querySelectorAll("[data-node]")) {
            this.nodes.set(Number(group.dataset.node), {
                group,
                isCut: group.classList.contains("cut"),

                // The box of a neuron stands for what it holds.
                all: [Number(group.dataset.node), ...(group.dataset.held?.split(" ").map(Number) ?? [])],
                primal: group.querySelector(".primal"),
                adjoint: group.querySelector(".adjoint"),
            });
        }

        for (const group of svg.querySelectorAll("[data-edge]")) {
            const [result, place] = group.dataset.edge.split(":").map(Number);
            group.prepend(Drawing.reach(group.querySelector(".line")));
            this.edges.set(group.dataset.edge, { group, result, place, derivative: group.querySelector(".derivative") });
        }

        // The values inside of closed boxes, each with the value that its box is known by.
        this.held = new Map([...this.nodes].flatMap(([index, { all }]) => all.slice(1).map(inside => [inside, index])));
        this.holders = new Map([...this.nodes.values()].flatMap(({ group, all }) => all.map(index => [index, group])));
    }

    /** A line as thin as an edge is hard to point at: this one is wider, and is not seen. */
    static reach(line) {
        const reach = line.cloneNode();
        reach.setAttribute("class", "reach");
        return reach;
    }

    /** The box of a node in the drawing's units; null where it is not drawn. */
    boxOf(index) {
        const group = this.holders.get(index);
        if (group === undefined) {
            return null;
        }

        const { x, y, width, height } = group.querySelector(".shape").getBBox();
        const matrix = group.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
        return { x: x + matrix.e, y: y + matrix.f, width, height };
    }

    /** The box with the sign of a neuron, which is known by its output. */
    boxOfNeuron(output) {
        return this.boxOf(Number(this.signOf(output).closest("[data-node]").dataset.node));
    }

    /** What opens or closes a neuron. */
    signOf(output) {
        return this.svg.querySelector(`[data-neuron="${output}"]`);
    }

    /** Writes what is known, and marks what is lit, done, asked and not finite. */
    show(computation, known, lit) {
        const trouble = known.hidesTrouble ? null : computation.trouble;
        this.nodes.forEach((node, index) => this.showNode(computation, known, lit, trouble, node, index));
        const derivatives = new Map(computation.contributions.map(one => [one.id, one]));
        this.edges.forEach((edge, id) => this.showEdge(computation, known, lit, trouble, edge, derivatives.get(id), id));
    }

    /** Whether an element shows something else than this; then it is about to. */
    static differs(shown, ...state) {
        const before = shown.state;
        shown.state = state.join();
        return shown.state !== before;
    }

    showNode(computation, known, lit, trouble, node, index) {
        const { group, isCut, all, primal, adjoint } = node;
        const hasValue = isCut || known.values.has(index);
        const grad = known.adjoints.get(index);
        const isLit = all.some(one => lit.nodes.has(one));
        const isAsked = all.includes(lit.asked);
        const isFirstBad = hasValue && all.includes(trouble?.node);
        if (!Drawing.differs(node, computation.runs, hasValue, grad, known.complete.has(index), isLit, isAsked, isFirstBad)) {
            return;
        }

        const value = computation.values[index];
        write(primal, hasValue ? (isFirstBad ? "⚠ " : "") + digitsInDrawing(value) : "·");
        write(adjoint, grad === undefined ? "" : `grad ${digitsInDrawing(grad)}`);
        const isBad = hasValue && !Number.isFinite(value);
        mark(group, {
            pending: !hasValue,
            done: known.complete.has(index),
            lit: isLit,
            asked: isAsked,
            unlinked: !computation.linked[index],
            bad: isBad,
            "first-bad": isFirstBad,
        });
        primal?.classList.toggle("bad", isBad);
        adjoint?.classList.toggle("bad", grad !== undefined && !Number.isFinite(grad));
    }

    showEdge(computation, known, lit, trouble, edge, contribution, id) {
        const { group, result, place } = edge;
        const hasResult = known.values.has(result);

        // What goes to a value outside of the view is no step of its own: it is known when the result has its adjoint.
        const isCut = contribution !== undefined && this.nodes.get(contribution.operand)?.isCut === true;
        const isDone = contribution !== undefined && (known.passed.has(id) || (isCut && known.complete.has(result)));
        const isLit = lit.edges.has(id);
        const isFirstBad = isDone && trouble?.contribution?.id === id;
        if (!Drawing.differs(edge, computation.runs, hasResult, isDone, isLit, isFirstBad)) {
            return;
        }

        const node = computation.nodes[result];
        const text = isDone ? (isFirstBad ? "⚠ " : "") + digitsInDrawing(contribution.derivative) : "";
        write(edge.derivative, text);
        mark(group, {
            pending: !hasResult,
            done: isDone,
            lit: isLit,
            untaken: node.choice === true && place !== computation.taken(node),
            bad: isDone && !Number.isFinite(contribution.product),
            "first-bad": isFirstBad,
        });
    }

    /** Lights what the pointer or the focus is on, here or in a table. */
    hover(node, edge) {
        this.hovered?.classList.remove("hover");
        this.hovered = node === null ? this.edges.get(edge)?.group : this.holders.get(node);
        this.hovered?.classList.add("hover");
    }
}
