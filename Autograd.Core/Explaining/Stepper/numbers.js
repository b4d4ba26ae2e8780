"use strict";

// What the library's rules call, on the numbers of JavaScript; and numbers in words.

const { abs, acos, asin, atan, atan2, cos, cosh, exp, log, max, min, sin, sinh, sqrt, tan, tanh } = Math;
const expM1 = Math.expm1;
const logP1 = Math.log1p;

/** 1, 0 or -1 as a is above, equal to or below b; NaN if either is NaN. */
const compare = (a, b) => a > b ? 1 : a < b ? -1 : a === b ? 0 : NaN;

/** a where the condition is above 0, else b (also where the condition is NaN). */
const where = (condition, a, b) => condition > 0 ? a : b;

/** aᵇ as C and .NET have it: 1 to any power is 1, and so is -1 to an infinite one, where JavaScript says NaN. */
const pow = (a, b) => a === 1 || (a === -1 && abs(b) === Infinity) ? 1 : a ** b;

/** erf a for |a| < 1: 2/√π · exp(-a²) · Σ 2ⁿ a²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)), whose terms have one sign. */
const nearErf = a => {
    let term = a;
    let sum = a;
    for (let odd = 3; abs(term) > abs(sum) * 1e-18; odd += 2) {
        term *= 2 * a * a / odd;
        sum += term;
    }

    return 2 / sqrt(Math.PI) * exp(-a * a) * sum;
};

/** erfc a for a ≥ 1: exp(-a²) / √π over the continued fraction a + ½/(a + 1/(a + 3⁄2/(a + …))), from its 200th term outwards. */
const farErfc = a => {
    let fraction = a;
    for (let n = 200; n > 0; n--) {
        fraction = a + n / 2 / fraction;
    }

    // The square of 24 bits is exact; what they leave of a² is small, so its rounding does not show.
    const high = Math.fround(a);
    return exp(-high * high) * exp((high - a) * (high + a)) / (sqrt(Math.PI) * fraction);
};

/** The error function. */
const erf = a => abs(a) < 1 ? nearErf(a) : a >= 28 ? 1 : a <= -28 ? -1 : a > 0 ? 1 - farErfc(a) : farErfc(-a) - 1;

/** 1 - erf a, without its cancellation. */
const erfc = a => abs(a) < 1 ? 1 - nearErf(a) : a >= 28 ? 0 : a <= -28 ? 2 : a > 0 ? farErfc(a) : 2 - farErfc(-a);

/** A result in six significant digits, in the words of the library's texts: half-way cases go to the even digit. */
const digits = x => {
    if (!Number.isFinite(x)) {
        return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "-∞";
    }

    if (Object.is(x, -0)) {
        return "-0";
    }

    const halfway = /^(-?\d\.\d{4}[02468])50+(e.+)$/.exec(x.toExponential(40));
    const [mantissa, exponent] = (halfway ? halfway[1] + halfway[2] : x.toExponential(5)).split("e").map(Number);
    return exponent > -5 && exponent < 6 ? String(Number(`${mantissa}e${exponent}`)) : `${mantissa}e${exponent}`;
};

/** A number in at most nine characters, which is what a drawing has room for. */
const digitsInDrawing = x => {
    let text = digits(x);
    for (let count = 5; text.length > 9 && count > 0; count--) {
        text = digits(Number(x.toPrecision(count)));
    }

    return text;
};

/** The number that somebody typed, such as -4, 1/3, 2e-5, inf or nan; null where it is none. */
const numberTyped = text => {
    const plain = text.trim().toLowerCase().replace(/[−–]/g, "-");
    const word = /^([+-]?)(inf|infinity|∞|nan)$/.exec(plain);
    if (word) {
        return word[2] === "nan" ? NaN : word[1] === "-" ? -Infinity : Infinity;
    }

    const parts = plain.split("/").map(part => part.trim());
    const isNumber = parts.length <= 2 && parts.every(part => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(part));
    return isNumber ? parts.map(Number).reduce((a, b) => a / b) : null;
};
