"use strict";

/** The page: where a reader stands, and what the parts show of it. */
class Stepper {
    constructor(graph) {
        this.graph = graph;
        this.computation = new Computation(graph);
        this.wording = new Wording(this.computation);
        this.viewport = new Viewport(byId("viewport"));
        this.collectDrawings();
        const hover = (node, edge) => this.hover(node, edge);
        this.tables = new Tables(this.wording, { jump: position => this.go(position), hover });
        this.inputs = new Inputs(this.wording, (index, number) => this.change(() => this.computation.set([[index, number]])));
        this.quiz = new QuizPanel(this.wording, () => {
            this.reveal();
            this.show();
        });
        this.controls = new Controls(this);
        this.position = 0;
        this.open(0);
        this.startWhereAsked();
    }

    /** An address that ends in #8 opens the page at step 8. */
    startWhereAsked() {
        const asked = Number(location.hash.slice(1));
        if (Number.isInteger(asked)) {
            this.go(asked);
        }
    }

    /** The first drawing stands in the page, the others in templates. */
    collectDrawings() {
        const frame = byId("viewport");
        const templates = [...frame.querySelectorAll("template[data-view]")];
        const svgs = [frame.querySelector("svg"), ...templates.map(template => template.content.querySelector("svg"))];
        this.drawings = svgs.map(svg => new Drawing(svg));
    }

    /** Shows a view, at the step that was there, or the nearest. */
    open(view) {
        this.view = view;
        this.drawing = this.drawings[view];
        this.viewport.hold(this.drawing.svg);
        this.showViews();
        this.plan(true);
        this.reveal();
        this.show();
    }

    /** Whether the views are parts of a large graph, each larger than the one before; else they differ in the neurons that are open. */
    get hasParts() {
        return this.graph.views[0].shown.length < this.graph.nodes.length;
    }

    showViews() {
        const { view, hasParts } = this;
        const { views, nodes } = this.graph;
        const { shown } = views[view];
        byId("views").hidden = views.length === 1 && !hasParts;
        write(byId("views-text"), !hasParts ? this.aboutNeurons
            : shown.length < nodes.length ? `Showing ${shown.length} of ${nodes.length} values, those nearest to ${this.wording.root}.`
            : `Showing all ${nodes.length} values.`);
        write(byId("more"), hasParts ? "Show more" : "Open all");
        write(byId("fewer"), hasParts ? "Show fewer" : "Close all");
        byId("more").hidden = view + 1 >= views.length;
        byId("fewer").hidden = view === 0;
    }

    get aboutNeurons() {
        const signs = this.drawing.svg.querySelectorAll("[data-neuron]").length;
        const { length } = this.graph.views[this.view].open;
        return length === 0 ? "A neuron is a box: + opens it." : length < signs ? "+ opens a neuron, − closes it." : "− closes a neuron.";
    }

    showMore() {
        this.open(this.hasParts ? this.view + 1 : this.graph.views.length - 1);
        this.keepFocus("more", "fewer");
    }

    showFewer() {
        this.open(this.hasParts ? this.view - 1 : 0);
        this.keepFocus("fewer", "more");
    }

    /** A button that goes away with its last view would leave the focus nowhere. */
    keepFocus(id, other) {
        if (byId(id).hidden) {
            byId(other).focus();
        }
    }

    /** Opens a neuron, by the index of its output, or closes it. */
    toggleNeuron(output) {
        const { views } = this.graph;
        const place = this.viewport.placeOf(this.drawing.boxOfNeuron(output));
        this.open(views[this.view].open.includes(output) ? 0 : views.findIndex(({ open }) => open.includes(output)));
        this.viewport.put(this.drawing.boxOfNeuron(output), place);
        this.drawing.signOf(output).focus();
    }

    /** Makes the steps anew: a view shows others, and so does a choice that takes its other side. */
    plan(isNewView) {
        const before = this.steps;
        this.steps = new Steps(this.computation, this.graph.views[this.view].shown);
        if (isNewView || !this.steps.isLike(before)) {
            this.position = this.steps.find(before?.list[this.position], this.position);
            this.tables.build(this.steps);
        }

        if (this.quiz.isOn && isNewView && !this.hasParts) {
            this.quiz.goOn(this.steps);
        } else if (this.quiz.isOn) {
            this.quiz.start(this.steps);
        }
    }

    /** Changes numbers of variables, and everything that follows from them. */
    change(action) {
        action();
        this.plan(false);
        this.show();
    }

    go(position) {
        if (!this.quiz.isOn) {
            this.position = Math.min(Math.max(position, 0), this.steps.last);

            // Where boxes are is read before anything is written, or the browser would have to lay out in between.
            this.reveal();
            this.show();
        }
    }

    toggleQuiz() {
        if (this.quiz.isOn) {
            this.quiz.stop();
        } else {
            this.quiz.start(this.steps);
            this.reveal();
        }

        this.show();
    }

    /** What a reader may know now: on paper everything, in a quiz what has been answered, else what the steps have come to. */
    get known() {
        return this.isPrinting ? this.steps.knownAt(this.steps.last)
            : this.quiz.isOn ? this.quiz.quiz.known
            : this.steps.knownAt(this.position);
    }

    get lit() {
        return this.isPrinting ? { nodes: new Set(), edges: new Set() }
            : this.quiz.isOn ? this.quiz.quiz.lit
            : this.steps.litAt(this.position);
    }

    show() {
        const { known, lit } = this;
        const isStepping = !this.quiz.isOn && !this.isPrinting;
        this.drawing.show(this.computation, known, lit);
        this.tables.show(this.steps, known, isStepping ? this.position : null);
        this.inputs.showAdjoints(known);
        this.controls.show();
        this.showCaption();
        this.showTrouble(known);
        const { dataset } = document.documentElement;
        dataset.position = String(this.position);
        dataset.phase = this.quiz.isOn ? "quiz" : this.steps.isBackward(this.position) ? "backward" : "forward";
        byId("caption").hidden = this.quiz.isOn;
        byId("steps").hidden = this.quiz.isOn;
        byId("quiz-panel").hidden = !this.quiz.isOn;
    }

    showCaption() {
        const { phase, formula, sentences } = this.wording.step(this.steps, this.position, this.drawing.held);
        write(byId("phase"), phase);
        const parts = formula.map(part => typeof part === "string" ? part : this.colouredPart(part));
        if (byId("formula").textContent !== parts.map(part => part.textContent ?? part).join("")) {
            byId("formula").replaceChildren(...parts);
        }

        write(byId("sentences"), sentences.join("\n"));
    }

    colouredPart(part) {
        const [[kind, text]] = Object.entries(part);
        return element("span", { class: `${kind}-part` }, text);
    }

    showTrouble(known) {
        const text = known.hidesTrouble ? null : this.wording.trouble();
        byId("trouble").hidden = text === null;
        write(byId("trouble"), text === null ? "" : `⚠ ${text}`);
    }

    /** Brings the values of a step into the window: first of all the one that receives, or that is asked for. */
    reveal() {
        const { node, contribution } = this.steps.list[this.position];
        const values = this.quiz.isOn ? [this.quiz.quiz.asked] : [node, contribution?.result];
        const boxes = values.map(index => this.drawing.boxOf(index));
        this.viewport.reveal(boxes.filter(box => box !== null));
    }

    hover(node, edge) {
        this.drawing.hover(node, edge);
        this.tables.light(node, edge);
        this.inputs.light(node);
    }

    print(isPrinting) {
        this.isPrinting = isPrinting;
        this.show();
    }
}

const stepper = (() => {
    const page = new Stepper(graph);
    return Object.freeze({
        values: () => [...page.computation.values],
        adjoints: () => [...page.computation.adjoints],
        set: changes => {
            page.change(() => page.computation.set(changes));
            page.inputs.showNumbers();
        },
    });
})();
