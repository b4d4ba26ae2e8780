"use strict";

/** The adjoints as questions, in the order in which a backward pass completes them. */
class Quiz {
    constructor(steps) {
        this.steps = steps;
        const { root, linked } = steps.computation;
        const isAsked = index => index !== root && linked[index];
        this.questions = [...steps.stages.filter(isAsked).reverse(), ...steps.leaves.filter(isAsked)];
        this.answered = new Set([root, ...steps.shown.filter(index => !linked[index])]);
        this.number = 0;
        this.right = 0;
        this.isChecked = false;
    }

    /** The value whose adjoint is asked for; undefined at the end. */
    get asked() {
        return this.questions[this.number];
    }

    get given() {
        return this.number + (this.isChecked ? 1 : 0);
    }

    /** Within a thousandth, or the same in six digits. */
    static isRight(answer, truth) {
        return digits(answer) === digits(truth) || (Number.isFinite(truth) && Math.abs(answer - truth) <= Math.abs(truth) / 1000);
    }

    /** Takes an answer, and says whether it is right. */
    check(answer) {
        const isRight = Quiz.isRight(answer, this.steps.computation.adjoints[this.asked]);
        this.right += isRight ? 1 : 0;
        this.isChecked = true;
        this.answered.add(this.asked);
        return isRight;
    }

    next() {
        this.number++;
        this.isChecked = false;
    }

    get known() {
        const hidesTrouble = !this.isOver && this.steps.computation.trouble?.contribution !== undefined;
        return { ...this.steps.knownWith(this.answered), hidesTrouble };
    }

    get isOver() {
        return this.asked === undefined;
    }

    /** The asked node, and once it is answered the edges that its adjoint came by. */
    get lit() {
        const edges = this.isChecked ? this.steps.contributionsTo(this.asked).map(one => one.id) : [];
        return { nodes: new Set(), edges: new Set(edges), asked: this.asked };
    }
}

/** The quiz on the page. */
class QuizPanel {
    /** @param onChange is called when the page has to show more, or something else. */
    constructor(wording, onChange) {
        [this.wording, this.onChange] = [wording, onChange];
        [this.answer, this.button, this.feedback] = [byId("quiz-answer"), byId("quiz-check"), byId("quiz-feedback")];
        byId("quiz-form").addEventListener("submit", event => {
            event.preventDefault();
            this.submit();
        });
        byId("quiz-hint").addEventListener("click", () => this.hint());
    }

    get isOn() {
        return this.quiz !== undefined;
    }

    start(steps) {
        this.quiz = new Quiz(steps);
        this.ask();
    }

    /** The same questions in another drawing, with what has been answered. */
    goOn(steps) {
        this.quiz.steps = steps;
    }

    stop() {
        this.quiz = undefined;
    }

    /** The button of the form checks an answer, then asks the next question, and at the end begins again. */
    submit() {
        if (this.quiz.isOver) {
            this.start(this.quiz.steps);
        } else if (this.quiz.isChecked) {
            this.quiz.next();
            this.ask();
        } else {
            this.check();
        }

        this.onChange();
        (this.answer.hidden || this.answer.readOnly ? this.button : this.answer).focus();
    }

    ask() {
        const { quiz, wording } = this;
        this.say([]);
        this.score();
        this.form(quiz.isOver ? "Again" : "Check", quiz.isOver);
        if (quiz.isOver) {
            write(byId("quiz-question"), this.summary());
        } else {
            const place = `Question ${quiz.number + 1} of ${quiz.questions.length}`;
            write(byId("quiz-question"), `${place}: what is ${wording.grad(quiz.asked)}, that is ${wording.total(quiz.asked)}?`);
        }
    }

    form(label, isDone) {
        write(this.button, label);
        this.answer.value = "";
        this.answer.readOnly = false;
        this.answer.setAttribute("aria-invalid", "false");
        this.answer.hidden = byId("quiz-hint").hidden = byId("quiz-answer-label").hidden = isDone;
    }

    check() {
        const number = numberTyped(this.answer.value);
        this.answer.setAttribute("aria-invalid", String(number === null));
        if (number === null) {
            this.say(["Type a number, such as -4, 0.5, 1/3, inf or nan."]);
            return;
        }

        const asked = this.quiz.asked;
        const isRight = this.quiz.check(number);
        const truth = `${this.wording.grad(asked)} = ${digits(this.wording.computation.adjoints[asked])}`;
        const { formula, numbers, derivatives } = this.wording.sum(this.quiz.steps.contributionsTo(asked));
        this.say([isRight ? `Right: ${truth}.` : `Wrong: ${truth}, not ${digits(number)}.`, formula, numbers, derivatives], isRight);
        this.score();
        this.answer.readOnly = true;
        byId("quiz-hint").hidden = true;
        write(this.button, this.quiz.number + 1 === this.quiz.questions.length ? "Finish" : "Next");
    }

    hint() {
        const contributions = this.quiz.steps.contributionsTo(this.quiz.asked);
        this.say([`Hint: ${this.wording.sum(contributions).formula}, a term for each use of ${this.wording.name(this.quiz.asked)}.`]);
        this.answer.focus();
    }

    say(lines, isRight) {
        this.feedback.replaceChildren(...lines.map((line, i) => element("p", { class: i === 1 || i === 2 ? "formula" : "" }, line)));
        mark(this.feedback, { right: isRight === true, wrong: isRight === false });
    }

    score() {
        write(byId("score"), `${this.quiz.right} of ${this.quiz.given} right`);
    }

    summary() {
        const { right, questions } = this.quiz;
        const verdict = questions.length === 0 ? `There is nothing to ask: ${this.wording.root} is not made of other values.`
            : right === questions.length ? "Every adjoint was right."
            : right === 0 ? "Step through the backward pass once, then try again."
            : "The table shows the whole solution.";
        return `The end: ${right} of ${questions.length} right. ${verdict}`;
    }
}
