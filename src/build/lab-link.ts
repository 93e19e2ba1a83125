import { deflateRawSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

/** The fragment of the Lab's address that opens a program there, as `src/lab/link.ts` reads it. */
export function labFragment(program: string): string {
  return `#code=${deflateRawSync(program, { level: 9 }).toString('base64url')}`;
}

/** The first block of code in some markup, as it was typed; undefined when there is none. */
export function codeIn(html: string): string | undefined {
  return parseHTML(html).document.querySelector('pre')?.textContent ?? undefined;
}
