import { parseHTML } from 'linkedom';

/**
 * Runs a drawing function of `view/` at build time on elements without a browser, and returns what it drew.
 * @param markup the element to draw into, as it stands in the page.
 */
export function drawn<E extends Element>(markup: string, draw: (element: E) => void): string {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  const element = document.body.firstElementChild as unknown as E;
  draw(element);
  return element.outerHTML;
}
