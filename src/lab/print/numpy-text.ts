import { exponentText, positional, scientific } from './digits.ts';

/** What the elements of a NumPy array are. */
export type NumpyType = 'float64' | 'float32' | 'int64' | 'int32' | 'bool';

/** What `set_printoptions` sets. */
export interface PrintOptions {
  readonly precision: number;
  readonly threshold: number;
  readonly edgeitems: number;
  readonly linewidth: number;
  readonly suppress: boolean;
}

export const PRINT_OPTIONS: PrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
};

/** How one array is to be printed. */
export interface NumpyText extends Partial<PrintOptions> {
  readonly dtype?: NumpyType;
  /** `str` as `print` shows it, `repr` as `array(…)`. */
  readonly form?: 'str' | 'repr';
  /** What stands before the brackets, for what comes after it on later lines; not part of the text. */
  readonly prefix?: string;
}

type Format = (x: number) => string;

/**
 * An array as NumPy 1.24 prints it, by the rules of its `array2string`.
 * @param values row-major, as many as the shape has places.
 */
export function numpyText(values: ArrayLike<number>, shape: readonly number[], how: NumpyText = {}): string {
  const { dtype = 'float64', form = 'str', prefix = '' } = how;
  const given = Object.entries(how).filter(([, value]) => value !== undefined);
  const options: PrintOptions = { ...PRINT_OPTIONS, ...Object.fromEntries(given) };
  if (form === 'str')
    return shape.length === 0 ? scalarText(values[0]!, dtype) : brackets(values, shape, dtype, options, ' ', prefix, 0);
  const implied = values.length > 0 && (dtype === 'float64' || dtype === 'int64' || dtype === 'bool');
  const body =
    values.length > 0 || (shape.length === 1 && shape[0] === 0)
      ? brackets(values, shape, dtype, options, ', ', 'array(', 1)
      : `[], shape=${tuple(shape)}`;
  if (implied) return `array(${body})`;
  const text = `array(${body},`;
  const type = `dtype=${dtype})`;
  const lastLine = text.length - (text.lastIndexOf('\n') + 1);
  return text + (lastLine + type.length + 1 > options.linewidth ? '\n      ' : ' ') + type;
}

/** A shape as Python prints it: `(3,)`, `(2, 3)`. */
export function tuple(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** One element by itself: `0.1`, `1e-05`, `True`. */
export function scalarText(x: number, dtype: NumpyType): string {
  if (dtype === 'bool') return x ? 'True' : 'False';
  if (dtype === 'int32' || dtype === 'int64') return wholeText(x);
  if (!Number.isFinite(x)) return specialText(x);
  const single = dtype === 'float32';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const size = Math.abs(x);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) {
    const [whole, fraction] = positional(size, single);
    return `${sign}${whole}.${fraction || '0'}`;
  }
  const [first, rest, exponent] = scientific(size, single);
  return `${sign}${first}${rest && `.${rest}`}e${exponentText(exponent)}`;
}

function specialText(x: number): string {
  return Number.isNaN(x) ? 'nan' : x < 0 ? '-inf' : 'inf';
}

function wholeText(x: number): string {
  return Number.isFinite(x) ? BigInt(Math.trunc(x)).toString() : specialText(x);
}

/** @param closing characters that stand after the brackets on their last line. */
function brackets(
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: NumpyType,
  options: PrintOptions,
  separator: string,
  prefix: string,
  closing: number,
): string {
  if (values.length === 0) return '[]';
  const summary = values.length > options.threshold;
  const shown = summary ? corners(values, shape, options.edgeitems) : Array.from(values);
  const format = formatOf(shown, dtype, shape.length === 0, options);
  const edge = options.edgeitems;
  const tail = separator.trimEnd();

  /** @param first position of the block's first element. */
  const block = (axis: number, first: number, size: number, indent: string, width: number): string => {
    if (axis === shape.length) return format(values[first]!);
    const n = shape[axis]!;
    const own = size / n;
    const places = summary && 2 * edge < n ? [...range(0, edge), -1, ...range(n - edge, n)] : range(0, n);
    const inner = (i: number) => (i < 0 ? '...' : block(axis + 1, first + i * own, own, `${indent} `, width - 1));
    if (axis < shape.length - 1) {
      const between = tail + '\n'.repeat(shape.length - axis - 1) + indent;
      return `[${places.map(inner).join(between)}]`;
    }
    const room = width - Math.max(tail.length, 1);
    let text = '';
    let line = indent;
    places.forEach((i, k) => {
      const word = inner(i);
      if (line.length + word.length > room && line.length > indent.length) {
        text += `${line.trimEnd()}\n`;
        line = indent;
      }
      line += word + (k < places.length - 1 ? separator : '');
    });
    return `[${(text + line).slice(indent.length)}]`;
  };
  return block(0, 0, values.length, ' '.repeat(prefix.length + 1), options.linewidth - closing);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** The elements that a summary shows. */
function corners(values: ArrayLike<number>, shape: readonly number[], edge: number): number[] {
  let places = [0];
  for (const n of shape) {
    const kept = n > 2 * edge ? [...range(0, edge), ...range(n - edge, n)] : range(0, n);
    places = places.flatMap((place) => kept.map((i) => place * n + i));
  }
  return places.map((place) => values[place]!);
}

/** How each element is written so that all of them line up. */
function formatOf(shown: readonly number[], dtype: NumpyType, alone: boolean, options: PrintOptions): Format {
  if (dtype === 'bool') return (x) => (x ? (alone ? 'True' : ' True') : 'False');
  if (dtype === 'int32' || dtype === 'int64') {
    const width = Math.max(...shown.map((x) => wholeText(x).length));
    return (x) => wholeText(x).padStart(width);
  }
  return floatFormat(shown, dtype === 'float32', options);
}

function floatFormat(shown: readonly number[], single: boolean, { precision, suppress }: PrintOptions): Format {
  const finite = shown.filter(Number.isFinite);
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  const exponential = sizes.length > 0 && needsExponent(sizes, single, suppress);
  const sign = (x: number) => (x < 0 || Object.is(x, -0) ? '-' : '');
  let [left, right, write]: [number, number, Format] = [0, 0, () => ''];
  if (finite.length > 0 && exponential) {
    const read = finite.map((x) => scientific(Math.abs(x), single, precision));
    const places = Math.max(...read.map(([, rest]) => rest.length));
    const width = Math.max(...read.map(([, , exponent]) => exponentText(exponent).length - 1));
    right = places + width + 2;
    write = (x) => {
      const [first, rest, exponent] = scientific(Math.abs(x), single, places, places);
      return `${sign(x)}${first}.${rest}e${exponentText(exponent, width)}`;
    };
    left = Math.max(...finite.map((x) => sign(x).length + 1));
  } else if (finite.length > 0) {
    const read = finite.map((x) => positional(Math.abs(x), single, precision));
    right = Math.max(...read.map(([, fraction]) => fraction.length));
    left = Math.max(...read.map(([whole], i) => sign(finite[i]!).length + whole.length));
    write = (x) => {
      const [whole, fraction] = positional(Math.abs(x), single, precision);
      return `${sign(x)}${whole}.${fraction.padEnd(right)}`;
    };
  }
  if (finite.length < shown.length) {
    const special = Math.max(3, ...shown.filter((x) => x === -Infinity).map(() => 4));
    left = Math.max(left, special - right - 1);
  }
  return (x) => (Number.isFinite(x) ? write(x) : specialText(x)).padStart(left + right + 1);
}

/** Whether positions would take too many digits: numbers from 1e8, or below 1e-4, or a thousandfold apart. */
function needsExponent(sizes: readonly number[], single: boolean, suppress: boolean): boolean {
  const most = sizes.reduce((a, b) => Math.max(a, b));
  if (most >= 1e8) return true;
  const least = sizes.reduce((a, b) => Math.min(a, b));
  const ratio = single ? Math.fround(most / least) : most / least;
  return !suppress && (least < 1e-4 || ratio > 1000);
}
