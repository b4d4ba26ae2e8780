"use strict";

/** The solution as two tables: a row for each stage forward, and for each contribution backward. */
class Tables {
    /** @param on what happens when a row is asked for: `jump(position)`, `hover(node, edge)`. */
    constructor(wording, on) {
        [this.wording, this.on] = [wording, on];
        this.panel = byId("solution");
        for (const name of ["pointerover", "focusin"]) {
            this.panel.addEventListener(name, event => this.hover(event.target.closest("tr")));
        }

        this.panel.addEventListener("pointerleave", () => this.hover(null));
        this.panel.addEventListener("focusout", () => this.hover(null));
        this.panel.addEventListener("click", event => {
            const row = this.rows.find(one => one.element === event.target.closest("tr"));
            if (row !== undefined) {
                this.on.jump(row.position);
            }
        });
    }

    /** Makes the rows of a view. */
    build(steps) {
        this.rows = steps.list.flatMap((step, position) =>
            step.kind === "start" ? [] : [{ ...step, position, ...(step.kind === "stage" ? this.stageRow(step.node) : this.backwardRow(step)) }]);
        const isForward = row => row.kind === "stage";
        byId("forward-table").tBodies[0].replaceChildren(...this.rows.filter(isForward).map(row => row.element));
        byId("backward-table").tBodies[0].replaceChildren(...this.rows.filter(row => !isForward(row)).map(row => row.element));
        byId("forward-part").hidden = steps.stages.length === 0;
        this.byElement = new Map(this.rows.map(row => [row.element, row]));
        this.current = undefined;
    }

    stageRow(index) {
        const { stage, name, formula } = this.wording.nodes[index];
        const button = element("button", { type: "button" }, ...breakable(name));
        const value = element("td", { class: "value" });
        const row = element("tr", { "data-stage": stage },
            element("td", { class: "stage" }, String(stage)),
            element("th", { scope: "row" }, button),
            element("td", { class: "formula" }, ...Tables.pieces(Wording.shortened(formula, 200))),
            value);
        return { element: row, value };
    }

    backwardRow({ kind, contribution }) {
        const stage = kind === "seed" ? "" : this.wording.nodes[contribution.result].stage;
        const button = element("button", { type: "button" });
        const why = element("span", { class: "why" });
        const factors = element("span", { class: "factors" });
        const value = element("td", { class: "value" });
        const row = element("tr", { "data-contribution": kind === "seed" ? "seed" : contribution.id },
            element("td", { class: "stage" }, String(stage ?? "")),
            element("th", { scope: "row" }, button, ...(kind === "seed" ? [] : [element("div", { class: "details" }, why, factors)])),
            value);
        return { element: row, value, button, why, factors };
    }

    /** Writes the numbers that are known, and marks the row of the step. */
    show(steps, known, position) {
        const { values } = this.wording.computation;
        for (const row of this.rows) {
            const step = steps.list[row.position];
            if (row.kind === "stage") {
                this.write(row, known.values.has(row.node), values[row.node]);
            } else if (row.kind === "seed") {
                write(row.button, `${this.wording.grad(row.node)} = ${this.wording.total(row.node)}`);
                this.write(row, known.adjoints.has(row.node), 1);
            } else {
                this.showContribution(row, step.contribution, known.passed.has(step.contribution.id));
            }
        }

        this.markCurrent(this.rows.find(row => row.position === position));
    }

    showContribution(row, contribution, isKnown) {
        const state = `${this.wording.computation.runs} ${isKnown}`;
        if (row.state === state) {
            return;
        }

        row.state = state;
        const rule = this.wording.chainRule(contribution);
        if (row.button.textContent !== rule) {
            row.button.replaceChildren(...Tables.pieces(rule));
        }

        write(row.why, this.wording.localDerivative(contribution, isKnown));
        write(row.factors, isKnown ? `${this.wording.factors(contribution)} = ${digits(contribution.product)}` : "");
        this.write(row, isKnown, contribution.total);
    }

    /** A formula that breaks at its signs, and within a name or a derivative only where it has to. */
    static pieces(formula) {
        return formula.split(" ").flatMap((piece, i) => [...(i === 0 ? [] : [" "]), element("span", { class: "piece" }, ...breakable(piece))]);
    }

    write(row, isKnown, number) {
        write(row.value, isKnown ? digits(number) : "·");
        mark(row.element, { done: isKnown, bad: isKnown && !Number.isFinite(number) });
    }

    markCurrent(row) {
        if (this.current === row) {
            return;
        }

        this.current?.element.removeAttribute("aria-current");
        this.current = row;
        row?.element.setAttribute("aria-current", "step");
        if (row !== undefined) {
            this.follow(row.element);
        }
    }

    /** Scrolls the panel, never the page, until the row is in sight. */
    follow(row) {
        const [panel, box] = [this.panel.getBoundingClientRect(), row.getBoundingClientRect()];
        if (this.panel.scrollHeight > this.panel.clientHeight && (box.top < panel.top || box.bottom > panel.bottom)) {
            this.panel.scrollTop += box.top - panel.top - panel.height / 2;
        }
    }

    hover(element) {
        const row = this.byElement.get(element);
        this.on.hover(row === undefined || row.contribution ? null : row.node, row?.contribution?.id ?? null);
    }

    /** Lights the rows of a node or an edge that the pointer is on. */
    light(node, edge) {
        for (const row of this.rows) {
            row.element.classList.toggle("hover", edge !== null ? row.contribution?.id === edge : node !== null && row.node === node);
        }
    }
}
