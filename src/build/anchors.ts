/** As much of an HTML tree as is walked here. */
interface Node {
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  children?: unknown[];
}

/** The rehype plugin that makes each heading with an id a link to itself, so that a part of a chapter can be shared. */
export function anchors() {
  return function visit(node: Node): void {
    const id = node.properties?.id;
    if (/^h[23]$/.test(node.tagName ?? '') && id) {
      const properties = { href: `#${String(id)}`, className: ['anchor'] };
      node.children = [{ type: 'element', tagName: 'a', properties, children: node.children }];
      return;
    }
    for (const child of (node.children ?? []) as Node[]) visit(child);
  };
}
