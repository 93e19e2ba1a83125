import type { EdgeId, NodeId } from '../graph/graph.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the parts of a drawn graph stand, in user units: what drawing needs of a layout. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<
    Record<NodeId, Point & { readonly width: number; readonly height: number; readonly tag: Point }>
  >;
  readonly edges: Readonly<
    Record<
      EdgeId,
      { readonly path: string; readonly head: string; readonly label: Point & { readonly anchor: 'start' | 'end' } }
    >
  >;
}

/**
 * Reads a graph's placement off its drawing. The page was built with one, so a figure whose graph stays the same need
 * not bring the code that lays graphs out.
 */
export function drawnLayout(svg: SVGSVGElement): Placement {
  const parts = (name: string) => [...svg.querySelectorAll(`.${name}`)];
  const idOf = (group: Element) => group.getAttribute('data-id')!;
  const text = (group: Element, part: string, name: string) => group.querySelector(part)!.getAttribute(name)!;
  const numbers = <Key extends string>(element: Element | null, ...names: readonly Key[]) =>
    Object.fromEntries(names.map((name) => [name, Number(element!.getAttribute(name))])) as Record<Key, number>;
  return {
    ...numbers(svg, 'width', 'height'),
    nodes: Object.fromEntries(
      parts('node').map((g) => [
        idOf(g),
        {
          ...numbers(g.querySelector('.box'), 'x', 'y', 'width', 'height'),
          tag: numbers(g.querySelector('.tag'), 'x', 'y'),
        },
      ]),
    ),
    edges: Object.fromEntries(
      parts('edge').map((g) => [
        idOf(g),
        {
          path: text(g, '.wire', 'd'),
          head: text(g, '.head', 'd'),
          label: {
            ...numbers(g.querySelector('.label'), 'x', 'y'),
            anchor: text(g, '.label', 'text-anchor') as 'start' | 'end',
          },
        },
      ]),
    ),
  };
}
