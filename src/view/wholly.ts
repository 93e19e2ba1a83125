/** Does at once what can be done in parts. */
export function wholly(parts: Iterator<void>): void {
  while (!parts.next().done);
}
