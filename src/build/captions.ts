/** As much of an HTML tree as is walked here. */
interface Node {
  readonly type: string;
  readonly value?: string;
  tagName?: string;
  children?: Node[];
}

const SIGN = 'Table: ';

/** The rehype plugin that makes a paragraph which begins `Table: ` the caption of the table that follows it. */
export function captions() {
  return function visit(parent: Node): void {
    const children = parent.children ?? [];
    for (const child of children) visit(child);
    const elements = children.filter(({ type, value }) => type !== 'text' || value?.trim());
    for (const [i, paragraph] of elements.entries()) {
      const first = paragraph.children?.[0];
      if (paragraph.tagName !== 'p' || first?.type !== 'text' || !first.value?.startsWith(SIGN)) continue;
      const table = elements[i + 1];
      if (table?.tagName !== 'table') throw new Error(`No table follows "${first.value}".`);
      paragraph.tagName = 'caption';
      paragraph.children = [{ ...first, value: first.value.slice(SIGN.length) }, ...paragraph.children!.slice(1)];
      table.children!.unshift(...children.splice(children.indexOf(paragraph), 1));
    }
  };
}
