import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';

/** Where the golden pictures are kept, each under its name. */
export const folder = fileURLToPath(new URL('pictures/', import.meta.url));

/** Attributes that are kept to the letter: names of parts and words for screen readers hold no lengths. */
const WORDS = /^(id|class|role|(aria|data)-.*)$/;

/** Lengths to a hundredth of a unit, so that a machine that rounds otherwise draws the same picture. */
const rounded = (lengths: string): string =>
  lengths.replace(/-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c]!);

/** An element a line, its attributes by name, its children indented: what changes is a line of a diff. */
function linesOf(element: Element, indent = ''): string[] {
  const attributes = [...element.attributes]
    .map(({ name, value }) => ` ${name}="${escaped(WORDS.test(name) ? value : rounded(value))}"`)
    .sort();
  const tag = element.localName;
  const open = `${indent}<${tag}${attributes.join('')}`;
  if (element.children.length === 0)
    return [element.textContent ? `${open}>${escaped(element.textContent)}</${tag}>` : `${open} />`];
  const inside = [...element.childNodes].flatMap((node) =>
    node.nodeType === node.ELEMENT_NODE
      ? linesOf(node as Element, `${indent}  `)
      : `${indent}  ${escaped(node.textContent ?? '')}`,
  );
  return [`${open}>`, ...inside, `${indent}</${tag}>`];
}

/** A drawing as text that is kept and compared, and that a browser shows. @param markup one `svg` element */
export function printed(markup: string): string {
  const svg = parseHTML(`<html><body>${markup}</body></html>`).document.querySelector('svg')!;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${linesOf(svg as unknown as Element).join('\n')}\n`;
}

export interface Kept {
  /** Where the picture is kept; `folder` when absent. */
  readonly in?: string;
  /** Keeps the drawing as the golden picture, in place of comparing it. */
  readonly accept?: boolean;
}

/**
 * Compares a drawing with the golden picture of a name. One that differs is written beside it, as `<name>-changed.svg`.
 * @returns what is wrong, and how to accept it; undefined where nothing is.
 */
export function compare(
  name: string,
  markup: string,
  { in: place = folder, accept = false }: Kept = {},
): string | undefined {
  const [golden, changed] = [`${place}/${name}.svg`, `${place}/${name}-changed.svg`];
  const text = printed(markup);
  const kept = existsSync(golden) ? readFileSync(golden, 'utf8') : undefined;
  rmSync(changed, { force: true });
  if (kept === text) return undefined;
  if (accept) {
    writeFileSync(golden, text);
    return undefined;
  }
  writeFileSync(changed, text);
  const fault = kept === undefined ? 'has no golden picture' : 'is not drawn as its golden picture';
  return `${name} ${fault}. Compare ${name}-changed.svg in tests/golden/pictures with ${name}.svg; \`npm run golden\` accepts it.`;
}
