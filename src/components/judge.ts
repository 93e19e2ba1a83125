/** How the reader answers: one option, a set of them, a number, or several numbers, each with its name. */
export type AnswerKind = 'choice' | 'set' | 'number' | 'numbers';

/** A number in numerals as people write them: a comma for the point, a real minus, a logarithm. */
const NUMERAL = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const LOGARITHM = /^(-?)ln\s*\(?\s*(\d+\.?\d*|\.\d+)\s*\)?$/i;

/** Reads a number; undefined when it is none. NaN is a number here: a run may end in it. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/^([-+]?\d*),(\d+)/, '$1.$2');
  if (/^nan$/i.test(plain)) return NaN;
  const [, sign, size] = LOGARITHM.exec(plain) ?? [];
  if (size) return (sign ? -1 : 1) * Math.log(Number(size));
  const infinity = /^([-+]?)(inf(inity)?|∞)$/i.exec(plain);
  if (infinity) return infinity[1] === '-' ? -Infinity : Infinity;
  return NUMERAL.test(plain) ? Number(plain) : undefined;
}

/** The members of a set; none for an empty text. */
export function membersOf(text: string): string[] {
  return text
    .split(',')
    .map((member) => member.trim())
    .filter(Boolean);
}

/** Several numbers in one text, as they are kept and as a run tells them. */
export const numbersOf = (text: string): string[] => text.split(';');

/**
 * Whether the run bears out what the reader said.
 * @param tolerance relative, for numbers: 0 is met by 0 alone.
 */
export function judge(kind: AnswerKind, answer: string, outcome: string, tolerance: number): boolean {
  if (kind === 'choice') return answer === outcome;
  if (kind === 'set') {
    const [said, found] = [new Set(membersOf(answer)), new Set(membersOf(outcome))];
    return said.size === found.size && [...said].every((member) => found.has(member));
  }
  const [said, found] = [numbersOf(answer), numbersOf(outcome)];
  return said.length === found.length && said.every((number, i) => isClose(number, found[i]!, tolerance));
}

function isClose(answer: string, outcome: string, tolerance: number): boolean {
  const [said, found] = [parseNumber(answer), parseNumber(outcome)];
  if (said === undefined || found === undefined) return false;
  return Object.is(said, found) || Math.abs(said - found) <= tolerance * Math.abs(found);
}
