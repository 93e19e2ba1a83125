/** Numbers as C and Python write them. JavaScript rounds a tie up where those round it to the even digit. */

/** More digits than lie between a number on a tie and its neighbours. */
const BEYOND = 30;

/** `'%.4f' % value`; `nan`, `inf` and `-inf` by name. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  const sign = isNegative(value) ? '-' : '';
  return sign + toEven(Math.abs(value).toFixed(digits), Math.abs(value).toFixed(digits + BEYOND), digits);
}

/** `'%.4e' % value`: an exponent has two digits at least. */
export function scientific(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  const sign = isNegative(value) ? '-' : '';
  const [short, exponent] = Math.abs(value).toExponential(digits).split('e') as [string, string];
  const [long, own] = Math.abs(value)
    .toExponential(digits + BEYOND)
    .split('e') as [string, string];
  const mantissa = own === exponent ? toEven(short, long, digits) : short;
  return `${sign}${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

function special(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

const isNegative = (value: number) => value < 0 || Object.is(value, -0);

/** `short` was rounded from `long`, up if on a tie: then the digit below, where that is the even one. */
function toEven(short: string, long: string, digits: number): string {
  const point = long.indexOf('.');
  const cut = long.slice(0, digits > 0 ? point + 1 + digits : point);
  const tie = /^50*$/.test(long.slice(point + 1 + digits));
  return tie && Number(cut.at(-1)) % 2 === 0 ? cut : short;
}
