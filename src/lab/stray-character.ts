import { Refusal } from './refusal.ts';

/** What belongs to a program outside of its texts and comments. */
const USUAL = /^[\t\n\f\r\x20-\x7e\p{L}\p{M}\p{N}]$/u;

/** What word processors and web pages write in place of a sign of Python's. */
const MEANT: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '⋅': '*',
  '·': '*',
  '\u00a0': ' ',
  '…': '...',
};

/** A character that Python does not take, and that the interpreter would take for a letter. */
export function strayCharacter(code: number): Refusal<'character'> {
  const sign = String.fromCodePoint(code);
  return new Refusal('character', {
    ...(/^[\p{P}\p{S}]$/u.test(sign) && { shown: sign }),
    point: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    meant: MEANT[sign],
  });
}

/** Whether the character at a place of the program, outside of texts and comments, is none of Python's. */
export function isStray(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 0x7f && code > 0x1f) return false;
  // The second half of a pair was judged with its first.
  const before = source.charCodeAt(at - 1);
  if (code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return false;
  return !USUAL.test(String.fromCodePoint(source.codePointAt(at)!));
}
