import { select, type BaseType, type Selection } from 'd3-selection';

export type Marks<E extends BaseType, D> = Selection<E, D, BaseType, unknown>;
/** A part of the drawing that others are drawn into. */
export type Layer = Marks<BaseType, unknown>;

interface Identified {
  readonly id: string;
}

/** The datum's id; for an element of the static page, which has no datum yet, the one it was drawn with. */
function key(this: BaseType, datum: unknown): string {
  return (datum as Identified | undefined)?.id ?? (this as Element).getAttribute('data-id') ?? '';
}

/** One `tag` of `parent` for each datum, told apart by id; elements that are there already are kept. */
export function join<D extends Identified, E extends Element = SVGElement>(
  parent: Layer,
  tag: string,
  className: string,
  data: readonly D[],
): Marks<E, D> {
  return (parent as Marks<BaseType, D>)
    .selectAll<E, D>(`${tag}.${className}`)
    .data(data, key)
    .join((enter) =>
      enter
        .append<E>(tag)
        .attr('class', className)
        .attr('data-id', ({ id }) => id),
    ) as unknown as Marks<E, D>;
}

/** The one `tag` of that class in `parent`, made when it is not there. */
export function only(parent: Layer, tag: string, className: string): Layer {
  const found = parent.select<Element>(`${tag}.${className}`);
  return (found.empty() ? parent.append<Element>(tag).attr('class', className) : found) as unknown as Layer;
}

/** The one group of that class in a drawing whose name, or value, says all that it shows. */
export function unspoken(parent: Layer, className: string): Layer {
  return only(parent, 'g', className).attr('aria-hidden', 'true');
}

/** Sets a text where it differs, so that a redraw leaves an unchanged text node in its place. */
export function write<E extends BaseType, D>(marks: Marks<E, D>, text: (datum: D) => string): Marks<E, D> {
  return marks.each(function (datum) {
    const element = this as unknown as Element;
    const next = text(datum);
    if (element.textContent !== next) element.textContent = next;
  });
}

/** The drawing's own coordinates and its accessible name. A role it has been given since is left alone. */
export function canvas(svg: SVGSVGElement, width: number, height: number, name: string): Layer {
  if (!svg.hasAttribute('role')) svg.setAttribute('role', 'img');
  return layerOf(svg)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height)
    .attr('aria-label', name);
}

export function layerOf(element: Element): Layer {
  return select(element) as unknown as Layer;
}
