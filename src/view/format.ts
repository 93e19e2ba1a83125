/** How numbers are printed. Zero and a very small number never look alike, and a minus is a minus. */

/** Outside of this range a number is printed with a power of ten. */
const SMALL = 1e-3;
const LARGE = 1e5;

/** A short form for people: `0`, `0.5`, `−12.34`, `1.0e−8`, `NaN`, `∞`. Four significant digits at most. */
export function formatNumber(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (x === 0) return '0';
  const sign = x < 0 ? '−' : '';
  const size = Math.abs(x);
  if (size === Infinity) return `${sign}∞`;
  if (size >= SMALL && size < LARGE) return sign + trimmed(size.toPrecision(4));
  const [digits, exponent] = size.toExponential(1).split('e') as [string, string];
  return `${sign}${digits}e${exponent.replace('+', '').replace('-', '−')}`;
}

function trimmed(digits: string): string {
  return String(Number(digits));
}

/** The shortest decimal that reads back as the same float32, as NumPy prints it: `0.6931472`, `1e-08`, `nan`. */
export function float32Text(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (x === 0) return '0';
  const text = shortest(x);
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return String(Number(text));
  const [digits, exponent] = Number(text).toExponential().split('e') as [string, string];
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  return `${digits}e${exponent.startsWith('-') ? '-' : '+'}${power}`;
}

/** Nine significant digits always tell two float32 apart; fewer often do. */
function shortest(x: number): string {
  const single = Math.fround(x);
  for (let digits = 1; digits < 9; digits++) {
    const text = single.toPrecision(digits);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toPrecision(9);
}

/** A matrix as the original script printed it: `[[0.5, 0.5, 0.5, 0.5]]`. Rows stand on lines of their own. */
export function matrixText(values: ArrayLike<number>, columns: number): string {
  const rows: string[] = [];
  for (let from = 0; from < values.length; from += columns) {
    const row = Array.from({ length: columns }, (_, i) => float32Text(values[from + i]!));
    rows.push(`[${row.join(', ')}]`);
  }
  return `[${rows.join(',\n ')}]`;
}

/** The first few of many numbers: `0.5, 0.5, 0.5, 0.5`, `0.1, 0.2, … (32)`. */
export function formatList(values: ArrayLike<number>, most = 8): string {
  const shown = Array.from({ length: Math.min(most, values.length) }, (_, i) => formatNumber(values[i]!));
  return shown.join(', ') + (values.length > most ? `, … (${values.length})` : '');
}
