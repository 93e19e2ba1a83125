import type { EdgeId, NodeId } from '../graph/graph.ts';

/** Where the parts of a drawn graph stand, in user units: what drawing needs of a layout. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<
    Record<NodeId, { readonly x: number; readonly y: number; readonly width: number; readonly height: number }>
  >;
  readonly edges: Readonly<
    Record<EdgeId, { readonly path: string; readonly label: { readonly x: number; readonly y: number } }>
  >;
}

/**
 * Reads a graph's placement off its drawing. The page was built with one, so a figure whose graph stays the same need
 * not bring the code that lays graphs out.
 */
export function drawnLayout(svg: SVGSVGElement): Placement {
  const parts = (name: string) => [...svg.querySelectorAll(`.${name}`)];
  const idOf = (group: Element) => group.getAttribute('data-id')!;
  const numbers = <Key extends string>(element: Element | null, ...names: readonly Key[]) =>
    Object.fromEntries(names.map((name) => [name, Number(element!.getAttribute(name))])) as Record<Key, number>;
  return {
    ...numbers(svg, 'width', 'height'),
    nodes: Object.fromEntries(
      parts('node').map((g) => [idOf(g), numbers(g.querySelector('.box'), 'x', 'y', 'width', 'height')]),
    ),
    edges: Object.fromEntries(
      parts('edge').map((g) => [
        idOf(g),
        { path: g.querySelector('.wire')!.getAttribute('d')!, label: numbers(g.querySelector('.label'), 'x', 'y') },
      ]),
    ),
  };
}
