"use strict";

/** The steps in which a view of the graph is worked through: stages forward, the seed, and contributions backward. */
class Steps {
    constructor(computation, shown) {
        this.computation = computation;
        this.shown = shown;
        const isShown = new Set(shown);
        const { nodes, root } = computation;
        this.leaves = shown.filter(index => Computation.isLeaf(nodes[index]));
        this.stages = shown.filter(index => !Computation.isLeaf(nodes[index])).sort((a, b) => a - b);

        // The adjoint of an operand outside of the view would lack what other results hand to it.
        this.contributions = computation.contributions.filter(one => isShown.has(one.result) && isShown.has(one.operand));
        this.list = [
            { kind: "start" },
            ...this.stages.map(node => ({ kind: "stage", node })),
            { kind: "seed", node: root },
            ...this.contributions.map(contribution => ({ kind: "contribution", node: contribution.operand, contribution })),
        ];
        this.isCut = this.stages.some(stage => nodes[stage].operands.some(one => !Computation.isConstant(one) && !isShown.has(one)));
        this.seed = this.stages.length + 1;
        this.last = this.list.length - 1;
        this.findCompletions();
    }

    findCompletions() {
        this.valueAt = new Map(this.leaves.map(leaf => [leaf, 0]));
        this.adjointAt = new Map(this.shown.map(index => [index, this.seed]));
        this.list.forEach((step, position) => {
            if (step.kind === "stage") {
                this.valueAt.set(step.node, position);
            } else if (step.kind === "contribution") {
                this.adjointAt.set(step.node, position);
            }
        });
    }

    /** Whether these are the same steps, perhaps with other numbers. */
    isLike(other) {
        return this.list.length === other.list.length
            && this.contributions.every((one, i) => one.id === other.contributions[i]?.id && one.isFirst === other.contributions[i].isFirst);
    }

    /** The place of a step of other steps in these; the nearest if they lack it. */
    find(step, position) {
        const place = step === undefined ? 0 : this.list.findIndex(one =>
            one.kind === step.kind && one.node === step.node && one.contribution?.id === step.contribution?.id);
        return place >= 0 ? place : Math.min(position, this.last);
    }

    isBackward(position) {
        return position >= this.seed;
    }

    /** Where a click on a node leads: to its value in the forward phase, to its complete adjoint in the backward phase. */
    placeOf(node, position) {
        return (this.isBackward(position) ? this.adjointAt : this.valueAt).get(node);
    }

    /** The contributions that an adjoint is the sum of. */
    contributionsTo(node) {
        return this.contributions.filter(one => one.operand === node);
    }

    /** What is known at a position: values, adjoints as far as they go, edges that have handed their contribution down. */
    knownAt(position) {
        const known = { values: new Set(this.leaves), adjoints: new Map(), complete: new Set(), passed: new Set() };
        for (const { kind, node, contribution } of this.list.slice(0, position + 1)) {
            if (kind === "stage") {
                known.values.add(node);
            } else if (kind === "seed") {
                this.shown.filter(index => this.adjointAt.get(index) === this.seed)
                    .forEach(index => known.adjoints.set(index, this.computation.adjoints[index]));
            } else if (kind === "contribution") {
                known.adjoints.set(node, contribution.total);
                known.passed.add(contribution.id);
            }
        }

        for (const index of known.adjoints.keys()) {
            if (this.adjointAt.get(index) <= position) {
                known.complete.add(index);
            }
        }

        return known;
    }

    /** What is known in a quiz: all values, and the adjoints that have been answered. */
    knownWith(answered) {
        const { adjoints } = this.computation;
        return {
            values: new Set(this.shown),
            adjoints: new Map([...answered].map(index => [index, adjoints[index]])),
            complete: new Set(answered),
            passed: new Set(this.contributions.filter(one => answered.has(one.operand)).map(one => one.id)),
        };
    }

    /** The edges and nodes that a step is about. */
    litAt(position) {
        const { kind, node, contribution } = this.list[position];
        if (kind === "stage") {
            const { operands, choice } = this.computation.nodes[node];
            const places = choice ? [this.computation.taken(this.computation.nodes[node])] : [...operands.keys()];
            return { nodes: new Set([node]), edges: new Set(places.map(place => `${node}:${place}`)) };
        }

        return {
            nodes: new Set(kind === "start" ? [] : [node]),
            edges: new Set(contribution ? [contribution.id] : []),
        };
    }
}
