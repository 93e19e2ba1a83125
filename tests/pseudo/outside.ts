/**
 * Runs in a page of the pseudo-language: everything a reader sees or hears that stands outside of brackets. What no language
 * translates is marked so, as `translate="no"` or by its element.
 */
export function textsOutside(): string[] {
  const UNTRANSLATED = '[translate="no"], code, pre, kbd, samp, math, .katex, script, style';
  /** What may stand within a sentence; everything else has sentences of its own. */
  const INLINE = new Set([
    'a',
    'abbr',
    'b',
    'cite',
    'em',
    'i',
    'label',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'tspan',
  ]);
  /** What stands within a sentence, and comes from somewhere else. */
  const APART = '.value, live-value, inline-flip, .option';
  const SAID = [
    'aria-label',
    'aria-description',
    'aria-valuetext',
    'aria-roledescription',
    'title',
    'alt',
    'placeholder',
  ];
  const NUMERAL = /[-+−]?\d[\d.,]*(e[-+−]?\d+)?|NaN|ln(?= \d)|[-+−]?(Infinity|∞)/gi;
  /** Tensors are called by their ids where nothing else names them; in an attribute no mark can say so. */
  const drawn = [...document.querySelectorAll('[data-id]')].flatMap((part) =>
    part.getAttribute('data-id')!.split(/->|#/),
  );
  const ids = new Set(drawn);
  const found = new Set<string>();

  /** Reads on from a depth of brackets. @returns the depth after it. */
  const read = (text: string, depth: number): number => {
    let outside = '';
    for (const character of text) {
      if (character === '⟧') depth--;
      if (depth === 0) outside += character;
      if (character === '⟦') depth++;
    }
    if (/\p{L}/u.test(outside.replace(NUMERAL, ''))) found.add(outside.replace(/\s+/g, ' ').trim());
    return depth;
  };
  const readWhole = (text: string): void => {
    const said = text.replace(/[^\s,:]+/g, (word) => (ids.has(word) ? '' : word));
    if (read(said, 0) !== 0) found.add(`brackets do not close: ${text.replace(/\s+/g, ' ').trim()}`);
  };
  const visit = (node: Node, depth: number): number => {
    // What stands in <noscript> is one text where there are scripts.
    if (node.nodeType === Node.TEXT_NODE)
      return node.parentElement!.localName === 'noscript' ? depth : read(node.textContent!, depth);
    if (!(node instanceof Element) || node.matches(UNTRANSLATED)) return depth;
    for (const name of SAID) if (node.hasAttribute(name)) readWhole(node.getAttribute(name)!);
    const apart = !INLINE.has(node.localName) || node.matches(APART);
    let within = apart ? 0 : depth;
    for (const child of node.childNodes) within = visit(child, within);
    if (apart && within !== 0) found.add(`brackets do not close: ${node.textContent!.replace(/\s+/g, ' ').trim()}`);
    return apart ? depth : within;
  };
  readWhole(document.title);
  for (const meta of document.querySelectorAll(
    'meta[name="description"], meta[property="og:title"], meta[property="og:description"]',
  ))
    readWhole(meta.getAttribute('content')!);
  visit(document.body, 0);
  return [...found];
}
