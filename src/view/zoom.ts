/** Least and largest size of a drawing, as a share of its own; below the least that a first look takes, it scrolls. */
const LEAST = 0.2;
const LARGEST = 3;
const LEGIBLE = 0.75;
/** What one press or key changes. */
const FACTOR = 1.25;
/** A turn of the wheel by one of its units. */
const WHEEL = 1.0015;

/** A mouse that moves less, in pixels, between press and release has clicked. */
const SLIP = 4;

/** Keys that work while the focus is in the drawing. */
const KEYS: Readonly<Record<string, 'in' | 'out' | 'fit'>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

/**
 * A drawing in a box that scrolls. The box does the panning (arrow keys, touch, wheel, and dragging with a mouse); this
 * changes how large the drawing is, about the middle of what is seen or about the pointer.
 */
export class Zoom {
  readonly #box: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #listening = new AbortController();
  #width: number;

  constructor(box: HTMLElement, svg: SVGSVGElement) {
    this.#box = box;
    this.#svg = svg;
    this.#width = svg.viewBox.baseVal.width;
    const { signal } = this.#listening;
    box.addEventListener('keydown', (event) => this.#key(event), { signal });
    box.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    box.addEventListener('pointerdown', (event) => this.#drag(event), { signal });
  }

  /**
   * As large as the box allows, but not so small that it cannot be read. Said in CSS: to measure the box here would lay
   * out the whole page, which is about to change again.
   * @param width of the drawing, in its own units: it may yet have to be drawn.
   */
  show(width: number): void {
    this.#width = width;
    this.#svg.style.width = `clamp(${width * LEGIBLE}px, 100%, ${width}px)`;
  }

  /** Scrolls a part of the drawing to the middle of the box; the page stays where it is. */
  centre(part: Element): void {
    const [inner, outer] = [part.getBoundingClientRect(), this.#box.getBoundingClientRect()];
    this.#box.scrollBy({
      left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
      top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
    });
  }

  /** Larger, smaller, or the whole drawing in the width of the box. */
  by(how: 'in' | 'out' | 'fit'): void {
    this.#resize(how === 'fit' ? Math.min(1, this.#fitting()) : this.#scale * (how === 'in' ? FACTOR : 1 / FACTOR));
  }

  stop(): void {
    this.#listening.abort();
  }

  /** How large the drawing is, as a share of its own size. */
  get #scale(): number {
    return this.#svg.getBoundingClientRect().width / this.#width;
  }

  #fitting(): number {
    const { paddingLeft, paddingRight } = getComputedStyle(this.#box);
    return (this.#box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / this.#width;
  }

  /** @param at what stays where it is, in pixels from the corner of the box; its middle when absent. */
  #resize(scale: number, at = { x: this.#box.clientWidth / 2, y: this.#box.clientHeight / 2 }): void {
    const next = Math.max(LEAST, Math.min(LARGEST, scale));
    const grown = next / this.#scale;
    this.#svg.style.width = `${this.#width * next}px`;
    this.#box.scrollTo({
      left: (this.#box.scrollLeft + at.x) * grown - at.x,
      top: (this.#box.scrollTop + at.y) * grown - at.y,
    });
  }

  #key(event: KeyboardEvent): void {
    const how = KEYS[event.key];
    if (!how || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.by(how);
  }

  /** With Ctrl or Cmd, and as browsers report a pinch; else the wheel scrolls. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.#box.getBoundingClientRect();
    this.#resize(this.#scale * WHEEL ** -event.deltaY, { x: event.clientX - left, y: event.clientY - top });
  }

  #drag(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const [x, y] = [this.#box.scrollLeft + event.clientX, this.#box.scrollTop + event.clientY];
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, this.#listening.signal]);
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - event.clientX, clientY - event.clientY) < SLIP) return;
      this.#box.toggleAttribute('data-dragged', true);
      this.#box.scrollTo({ left: x - clientX, top: y - clientY });
    };
    const end = () => {
      ended.abort();
      // What was dragged was not clicked.
      if (this.#box.hasAttribute('data-dragged'))
        this.#box.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
      this.#box.toggleAttribute('data-dragged', false);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
  }
}
