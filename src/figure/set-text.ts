/** Sets an element's text if it differs: a live region would read the same words again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
