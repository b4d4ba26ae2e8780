"use strict";

/** A new element; children are elements or texts, and a text is never read as markup. */
const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
        made.setAttribute(attribute, value);
    }

    made.append(...children);
    return made;
};

/** A name that may break after its points; where there is the stroke of a derivative it breaks there. */
const breakable = name => {
    const parts = name.includes("/") ? [name] : name.split(/(?<=\.)(?=\p{L})/u);
    return parts.flatMap((part, i) => i === 0 ? [part] : [element("wbr"), part]);
};

const byId = id => document.getElementById(id);

/** Writes a text where it differs from what stands there: what is written anew is laid out anew. */
const write = (target, text) => {
    if (target !== null && target.textContent !== text) {
        target.textContent = text;
    }
};

/** Gives an element those states that hold, as classes, and takes the others from it. */
const mark = (target, states) => {
    for (const [state, holds] of Object.entries(states)) {
        target.classList.toggle(state, holds);
    }
};
