"use strict";

/** The window on a drawing: dragging moves it, Ctrl and the wheel or two fingers zoom. A plain wheel scrolls the page as ever. */
class Viewport {
    static largest = 1.25;
    static readable = 0.85;
    static margin = 24;

    constructor(frame) {
        this.frame = frame;
        this.pointers = new Map();
        this.isFitted = true;
        frame.addEventListener("pointerdown", event => this.press(event));
        frame.addEventListener("pointermove", event => this.move(event));
        for (const name of ["pointerup", "pointercancel"]) {
            frame.addEventListener(name, event => this.pointers.delete(event.pointerId));
        }

        frame.addEventListener("click", event => this.swallowDrag(event), true);
        frame.addEventListener("wheel", event => this.wheel(event), { passive: false });
        frame.addEventListener("dblclick", () => this.fit());
        new ResizeObserver(() => this.resize()).observe(frame);
    }

    /** Takes a drawing, in a size at which it can be read. */
    hold(svg) {
        [this.svg, this.width, this.height] = [svg, svg.width.baseVal.value, svg.height.baseVal.value];
        this.isFitted = true;
        this.frame.replaceChildren(svg);
        this.resize();
    }

    resize() {
        const width = this.frame.clientWidth;
        if (this.svg === undefined || width === 0) {
            return;
        }

        // As high as the drawing needs at that width; the sheet says how high at most.
        const scale = Math.min(Viewport.largest, Math.max(Viewport.readable, width / (this.width + Viewport.margin)));
        this.frame.style.setProperty("--drawing", `${Math.ceil(this.height * scale + Viewport.margin)}px`);
        [this.frameWidth, this.frameHeight] = [width, this.frame.clientHeight];
        if (this.isFitted) {
            this.place(Math.max(Viewport.readable, this.fittingScale()));
        } else {
            this.write();
        }
    }

    fittingScale() {
        return Math.min(
            Viewport.largest,
            this.frameWidth / (this.width + Viewport.margin),
            this.frameHeight / (this.height + Viewport.margin));
    }

    fit() {
        this.isFitted = true;
        this.place(this.fittingScale());
    }

    /** In the middle, or from the left where it is wider than the frame. */
    place(scale) {
        this.arrive();
        this.scale = scale;
        const [width, height] = [this.frameWidth / scale, this.frameHeight / scale];
        this.x = width < this.width ? -Viewport.margin / 2 : (this.width - width) / 2;
        this.y = (this.height - height) / 2;
        this.write();
    }

    write() {
        const [width, height] = [this.frameWidth / this.scale, this.frameHeight / this.scale];

        // Some of the drawing always stays in sight. A transform, unlike another viewBox, needs no layout of what is in the drawing.
        this.x = Math.min(Math.max(this.x, -width + 40), this.width - 40);
        this.y = Math.min(Math.max(this.y, -height + 40), this.height - 40);
        this.svg.style.transform = `scale(${this.scale.toFixed(4)}) translate(${(-this.x).toFixed(2)}px, ${(-this.y).toFixed(2)}px)`;
    }

    /** Zooms about a point of the frame, which stays where it is. */
    zoom(factor, left = this.frameWidth / 2, top = this.frameHeight / 2) {
        this.arrive();
        const scale = Math.min(4, Math.max(Math.min(0.05, this.fittingScale()), this.scale * factor));
        this.x += left / this.scale - left / scale;
        this.y += top / this.scale - top / scale;
        this.scale = scale;
        this.isFitted = false;
        this.write();
    }

    pan(dx, dy) {
        this.x -= dx / this.scale;
        this.y -= dy / this.scale;
        this.isFitted = false;
        this.write();
    }

    wheel(event) {
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            const { left, top } = this.frame.getBoundingClientRect();
            this.zoom(Math.exp(-event.deltaY / (event.deltaMode === 0 ? 300 : 10)), event.clientX - left, event.clientY - top);
        }
    }

    press(event) {
        this.arrive();
        if (event.button === 0) {
            this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
            this.pressed = { x: event.clientX, y: event.clientY };
            this.hasDragged = this.pointers.size > 1;
        }
    }

    move(event) {
        const before = this.pointers.get(event.pointerId);
        if (before === undefined) {
            return;
        }

        // A hand that trembles while it clicks is not dragging.
        const isDrag = Math.hypot(event.clientX - this.pressed.x, event.clientY - this.pressed.y) > 4;
        if (!this.hasDragged && !isDrag) {
            return;
        }

        this.hasDragged = true;
        this.frame.setPointerCapture(event.pointerId);
        const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
        if (others.length > 0) {
            this.pinch(others[0], before, event);
        } else {
            this.pan(event.clientX - before.x, event.clientY - before.y);
        }

        this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }

    /** One of two fingers moves: the drawing grows with their distance, and follows their middle. */
    pinch(still, before, event) {
        const distance = point => Math.hypot(point.x - still.x, point.y - still.y);
        const now = { x: event.clientX, y: event.clientY };
        const { left, top } = this.frame.getBoundingClientRect();
        this.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
        this.zoom(distance(now) / Math.max(1, distance(before)), (now.x + still.x) / 2 - left, (now.y + still.y) / 2 - top);
    }

    /** The end of a drag is no click on what happens to be below. */
    swallowDrag(event) {
        if (this.hasDragged) {
            event.stopPropagation();
            this.hasDragged = false;
        }
    }

    /** Moves until all boxes are in sight, or the first where they do not fit together. */
    reveal(boxes) {
        if (boxes.length === 0 || this.scale === undefined) {
            return;
        }

        this.arrive();
        const [width, height] = [this.frameWidth / this.scale, this.frameHeight / this.scale];
        const around = Viewport.around(boxes);
        const fits = around.right - around.left <= width && around.bottom - around.top <= height;
        const { left, right, top, bottom } = fits ? around : Viewport.around(boxes.slice(0, 1));
        const x = left < this.x || right > this.x + width ? Viewport.within((left + right - width) / 2, width, this.width) : this.x;
        const y = top < this.y || bottom > this.y + height ? Viewport.within((top + bottom - height) / 2, height, this.height) : this.y;
        if (x !== this.x || y !== this.y) {
            this.glide(x, y);
        }
    }

    /** The start of a window on a drawing, moved so that it has no empty paper where there could be some of the drawing. */
    static within(start, window, drawing) {
        const [least, most] = [-Viewport.margin / 2, drawing + Viewport.margin / 2 - window];
        return least > most ? start : Math.min(Math.max(start, least), most);
    }

    /** Where a box is in the frame, and at which size. */
    placeOf(box) {
        this.arrive();
        return { left: (box.x + box.width / 2 - this.x) * this.scale, top: (box.y + box.height / 2 - this.y) * this.scale, scale: this.scale };
    }

    /** Brings a box to where it was in another drawing. */
    put(box, { left, top, scale }) {
        this.arrive();
        this.scale = scale;
        this.x = box.x + box.width / 2 - left / scale;
        this.y = box.y + box.height / 2 - top / scale;
        this.isFitted = false;
        this.write();
        this.reveal([box]);
    }

    static around(boxes) {
        return {
            left: Math.min(...boxes.map(box => box.x)) - 4,
            right: Math.max(...boxes.map(box => box.x + box.width)) + 4,
            top: Math.min(...boxes.map(box => box.y)) - 4,
            bottom: Math.max(...boxes.map(box => box.y + box.height)) + 4,
        };
    }

    glide(x, y) {
        const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200;
        const [startX, startY, start] = [this.x, this.y, performance.now()];
        this.goal = { x, y };
        this.isFitted = false;
        const advance = now => {
            const part = duration === 0 ? 1 : Math.min(1, Math.max(0, now - start) / duration);
            const eased = part * (2 - part);
            this.x = startX + (x - startX) * eased;
            this.y = startY + (y - startY) * eased;
            this.write();
            if (part < 1) {
                this.frameRequest = requestAnimationFrame(advance);
            } else {
                this.goal = undefined;
            }
        };
        advance(start);
    }

    /** Ends a glide where it was going to, before it is known what is in sight there. */
    arrive() {
        cancelAnimationFrame(this.frameRequest);
        if (this.goal !== undefined) {
            [this.x, this.y, this.goal] = [this.goal.x, this.goal.y, undefined];
            this.write();
        }
    }
}
