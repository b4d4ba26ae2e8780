"use strict";

/** A field and a slider for every variable. */
class Inputs {
    static most = 12;

    /** @param onChange is called with the index of a variable and its new number. */
    constructor(wording, onChange) {
        [this.wording, this.computation, this.onChange] = [wording, wording.computation, onChange];
        const leaves = this.computation.nodes.map((node, index) => ({ node, index }))
            .filter(({ node }) => Computation.isLeaf(node) && !node.constant);
        this.rows = leaves.map(({ node, index }) => this.row(node, index));
        const parameters = this.rows.filter(row => this.computation.nodes[row.index].parameter === true);
        this.group(parameters.length > 0 ? "Inputs" : "Variables", this.rows.filter(row => !parameters.includes(row)));
        this.group("Parameters", parameters);
        byId("variables").hidden = this.rows.length === 0;
    }

    /** Many rows are folded away behind their title. */
    group(title, rows) {
        if (rows.length === 0) {
            return;
        }

        const list = element("ul", {}, ...rows.map(row => row.element));
        byId("inputs").append(rows.length > Inputs.most
            ? element("details", {}, element("summary", {}, `${title} (${rows.length})`), list)
            : element("div", {}, ...(rows.length < this.rows.length ? [element("h3", {}, title)] : []), list));
    }

    row(node, index) {
        const field = element("input", {
            id: `input-${index}`, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": `error-${index}`,
        });
        const slider = element("input", { id: `slider-${index}`, type: "range", "aria-label": `${node.name}, slider` });
        const error = element("span", { id: `error-${index}`, class: "error" });
        const grad = element("output", { class: "grad", for: `input-${index} slider-${index}` });
        const label = element("label", { for: `input-${index}` }, ...breakable(node.name));
        if (node.label !== undefined && node.label !== node.name) {
            label.append(element("span", { class: "given" }, ` ${node.label}`));
        }

        const isLong = label.textContent.length > 5;
        const item = element("li", { "data-input": index, class: isLong ? "long" : "" }, label, field, slider, grad, error);
        const row = { index, field, slider, error, grad, element: item };
        field.addEventListener("input", () => this.typed(row));
        slider.addEventListener("input", () => this.slid(row));
        this.range(row, this.computation.data[index]);
        this.showNumber(row);
        return row;
    }

    /** From below a number to above it, through zero, in a hundred steps each way. */
    range(row, number) {
        const size = Number.isFinite(number) && number !== 0 ? Math.max(1e-12, Math.abs(number) * 1.5) : 1;
        const power = 10 ** Math.floor(Math.log10(size));
        const reach = power * [1, 2, 5, 10].find(factor => factor * power >= size);
        row.reach = Math.min(reach, Number.MAX_VALUE / 4);
        Object.assign(row.slider, { min: String(-row.reach), max: String(row.reach), step: String(row.reach / 100) });
    }

    grow(row, number) {
        if (Number.isFinite(number) && Math.abs(number) > row.reach) {
            this.range(row, number);
        }
    }

    typed(row) {
        const number = numberTyped(row.field.value);
        row.field.setAttribute("aria-invalid", String(number === null));
        write(row.error, number === null ? "Not a number: type one such as -2, 0.5, 1/3, 1e-3, inf or nan." : "");
        if (number !== null) {
            this.grow(row, number);
            this.onChange(row.index, number);
            this.showSlider(row);
        }
    }

    slid(row) {
        this.onChange(row.index, Number(row.slider.value));
        this.showNumber(row);
    }

    /** Writes the numbers of the variables into fields and sliders, after a change from elsewhere. */
    showNumbers() {
        this.rows.forEach(row => {
            const number = this.computation.data[row.index];
            this.grow(row, number);
            this.showNumber(row);
        });
    }

    showNumber(row) {
        const number = this.computation.data[row.index];
        row.field.value = Number.isFinite(number) && !Object.is(number, -0) ? String(number) : digits(number);
        row.field.setAttribute("aria-invalid", "false");
        write(row.error, "");
        this.showSlider(row);
    }

    showSlider(row) {
        const number = this.computation.data[row.index];
        row.slider.value = String(Number.isFinite(number) ? number : 0);
        row.slider.setAttribute("aria-valuetext", digits(number));
    }

    /** The adjoints that are known. */
    showAdjoints(known) {
        for (const { index, grad } of this.rows) {
            const number = known.adjoints.get(index);
            const isKnown = number !== undefined;
            write(grad, `grad ${isKnown ? digits(number) : "·"}`);
            mark(grad, { bad: isKnown && !Number.isFinite(number), done: known.complete.has(index) });
        }
    }

    light(node) {
        this.rows.forEach(row => row.element.classList.toggle("hover", row.index === node));
    }
}
