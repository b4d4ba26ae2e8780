"use strict";

/** Buttons, keys, and what the pointer does on the drawing. */
class Controls {
    static pause = 1500;

    constructor(page) {
        this.page = page;
        this.progress = byId("progress");
        this.bindButtons();
        this.bindDrawing();
        document.addEventListener("keydown", event => this.press(event));
        window.addEventListener("beforeprint", () => page.print(true));
        window.addEventListener("afterprint", () => page.print(false));
    }

    bindButtons() {
        const { page } = this;
        const actions = {
            first: () => this.go(0),
            back: () => this.go(page.position - 1),
            play: () => this.togglePlay(),
            forward: () => this.go(page.position + 1),
            last: () => this.go(page.steps.last),
            "zoom-in": () => page.viewport.zoom(1.25),
            "zoom-out": () => page.viewport.zoom(0.8),
            fit: () => page.viewport.fit(),
            more: () => page.showMore(),
            fewer: () => page.showFewer(),
            reset: () => this.reset(),
            quiz: () => this.toggleQuiz(),
        };
        for (const [id, action] of Object.entries(actions)) {
            byId(id).addEventListener("click", action);
        }

        this.progress.addEventListener("input", () => this.go(Number(this.progress.value)));
    }

    bindDrawing() {
        const frame = byId("viewport");
        const at = event => {
            const group = event.target.closest("[data-node], [data-edge]");
            return { group, node: group?.dataset.node === undefined ? null : Number(group.dataset.node), edge: group?.dataset.edge ?? null };
        };
        frame.addEventListener("pointerover", event => {
            const { node, edge } = at(event);
            this.page.hover(node, edge);
        });
        frame.addEventListener("pointerleave", () => this.page.hover(null, null));
        frame.addEventListener("click", event => {
            if (!this.toggle(event)) {
                this.click(at(event));
            }
        });
        frame.addEventListener("focusin", event => {
            const sign = event.target.closest("[data-neuron]");
            if (sign?.matches(":focus-visible")) {
                this.page.viewport.reveal([this.page.drawing.boxOfNeuron(sign.dataset.neuron)]);
            }
        });
        frame.addEventListener("keydown", event => {
            if ([" ", "Enter"].includes(event.key) && this.toggle(event)) {
                event.preventDefault();
            }
        });
    }

    /** Opens or closes the neuron whose sign an event is on; false where it is on none. */
    toggle(event) {
        const sign = event.target.closest("[data-neuron]");
        if (sign !== null) {
            this.page.toggleNeuron(Number(sign.dataset.neuron));
        }

        return sign !== null;
    }

    click({ group, node, edge }) {
        const { page } = this;
        if (group?.classList.contains("cut")) {
            page.showMore();
        } else if (node !== null) {
            this.go(page.steps.placeOf(node, page.position) ?? page.position);
        } else if (edge !== null) {
            const position = page.steps.list.findIndex(step => step.contribution?.id === edge);
            this.go(position < 0 ? page.position : position);
        }
    }

    go(position) {
        this.stop();
        this.page.go(position);
    }

    togglePlay() {
        if (this.timer !== undefined) {
            this.stop();
            return;
        }

        const { page } = this;
        const advance = () => {
            page.go(page.position + 1);
            this.timer = page.position < page.steps.last ? setTimeout(advance, Controls.pause) : undefined;
            this.show();
        };
        if (page.position === page.steps.last) {
            page.go(0);
        }

        advance();
    }

    stop() {
        clearTimeout(this.timer);
        this.timer = undefined;
        this.show();
    }

    reset() {
        this.page.change(() => this.page.computation.reset());
        this.page.inputs.showNumbers();
    }

    toggleQuiz() {
        this.stop();
        this.page.toggleQuiz();
        if (this.page.quiz.isOn) {
            byId("quiz-answer").focus();
        }
    }

    show() {
        const { position, steps, quiz } = this.page;
        write(byId("play"), this.timer === undefined ? "Play" : "Pause");
        write(byId("progress-text"), `step ${position} of ${steps.last}`);
        Object.assign(this.progress, { max: String(steps.last), value: String(position) });
        this.progress.setAttribute("aria-valuetext", `step ${position} of ${steps.last}`);
        byId("quiz").setAttribute("aria-pressed", String(quiz.isOn));

        // A button that is disabled would lose the focus, just when somebody has stepped to the end with it.
        const ends = { first: 0, back: 0, forward: steps.last, last: steps.last };
        Object.entries(ends).forEach(([id, end]) => byId(id).setAttribute("aria-disabled", String(position === end)));
    }

    /** Keys are the page's unless something that has the focus needs them. */
    press(event) {
        const target = event.target;
        const isTyping = target.closest("input, textarea, select") !== null;
        const isModified = event.ctrlKey || event.altKey || event.metaKey;
        if (isTyping || isModified || event.defaultPrevented) {
            return;
        }

        const { page } = this;
        const actions = {
            ArrowLeft: () => this.go(page.position - 1),
            ArrowRight: () => this.go(page.position + 1),
            Home: () => this.go(0),
            End: () => this.go(page.steps.last),
            " ": target.closest("button, summary") === null ? () => this.togglePlay() : undefined,
        };
        const action = event.key === "?" ? () => byId("help").toggleAttribute("open") : page.quiz.isOn ? undefined : actions[event.key];
        if (action !== undefined) {
            event.preventDefault();
            action();
        }
    }
}
