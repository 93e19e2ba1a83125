import { fixed, scientific } from './decimal.ts';

/** What `torch.set_printoptions` sets. */
export interface TorchPrinting {
  readonly precision: number;
  /** More elements than this are not all printed. */
  readonly threshold: number;
  /** How many are printed then, at each end of each axis. */
  readonly edgeitems: number;
  readonly linewidth: number;
  /** Scientific notation; PyTorch decides where this is null. */
  readonly sci_mode: boolean | null;
}

export const PRINTING: TorchPrinting = {
  precision: 4,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 80,
  sci_mode: null,
};

/** What stands around the numbers. */
export interface TorchFrame {
  readonly prefix: string;
  /** `requires_grad=True`, `grad_fn=<MulBackward0>`. */
  readonly suffixes: readonly string[];
}

/** Kinds of numbers that are printed differently. */
export type TorchKind = 'float' | 'int' | 'bool';

/** Beyond these, fractions are printed in scientific notation. */
const MOST_RATIO = 1000;
const MOST = 1e8;
const LEAST = 1e-4;

interface Format {
  readonly width: number;
  readonly text: (value: number) => string;
}

interface Page {
  readonly options: TorchPrinting;
  readonly format: Format;
  readonly values: ArrayLike<number>;
  readonly summarize: boolean;
}

/** A tensor as PyTorch prints it: `tensor([0., 0.], requires_grad=True)`. */
export function torchText(
  values: ArrayLike<number>,
  shape: readonly number[] = [values.length],
  kind: TorchKind = 'float',
  { prefix, suffixes }: TorchFrame = { prefix: 'tensor(', suffixes: [] },
  options: TorchPrinting = PRINTING,
): string {
  const summarize = values.length > options.threshold;
  const shown = summarize ? edges(shape, options).map((at) => values[at]!) : Array.from(values);
  const page = { options, format: formatOf(shown, kind, options), values, summarize };
  const body = values.length === 0 ? '[]' : numbers(page, shape, 0, prefix.length);
  return withSuffixes(prefix + body, suffixes, prefix.length, options);
}

function formatOf(values: readonly number[], kind: TorchKind, options: TorchPrinting): Format {
  const widest = (texts: readonly string[]) => texts.reduce((most, { length }) => Math.max(most, length), 1);
  const padded = (width: number, text: (value: number) => string): Format => ({
    width,
    text: (value) => text(value).padStart(width),
  });
  if (kind !== 'float') {
    const text = kind === 'int' ? String : (value: number) => (value ? 'True' : 'False');
    return padded(widest(values.map(text)), text);
  }
  const { precision, sci_mode: asked } = options;
  const telling = values.filter((value) => value !== 0 && Number.isFinite(value));
  const sizes = telling.map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const whole = telling.every(Number.isInteger);
  const far = telling.length > 0 && (most / least > MOST_RATIO || most > MOST || (!whole && least < LEAST));
  const science = (value: number) => scientific(value, precision);
  const decimal = (value: number) => fixed(value, precision);
  const integer = (value: number) => fixed(value, 0) + (Number.isFinite(value) ? '.' : '');
  const plain = whole ? integer : decimal;
  return padded(widest(telling.map(far ? science : plain)), (asked ?? far) ? science : plain);
}

/** Positions of the elements that a summary shows. */
function edges(shape: readonly number[], { edgeitems }: TorchPrinting): number[] {
  return shape.reduce<number[]>(
    (places, n) => {
      const kept = Array.from({ length: n }, (_, i) => i).filter(
        (i) => n <= 2 * edgeitems || i < edgeitems || i >= n - edgeitems,
      );
      return places.flatMap((place) => kept.map((i) => place * n + i));
    },
    [0],
  );
}

function numbers(page: Page, shape: readonly number[], from: number, indent: number): string {
  const { options, format, values, summarize } = page;
  const [length, ...inner] = shape;
  if (length === undefined) return format.text(values[from]!);
  const size = inner.reduce((product, n) => product * n, 1);
  const cut = summarize && length > 2 * options.edgeitems;
  const all = Array.from({ length }, (_, i) => i);
  const kept = cut ? [...all.slice(0, options.edgeitems), ...all.slice(-options.edgeitems)] : all;
  const parts = kept.map((i) => numbers(page, inner, from + i * size, indent + 1));
  if (cut) parts.splice(options.edgeitems, 0, inner.length === 0 ? ' ...' : '...');
  const next = ' '.repeat(indent + 1);
  if (inner.length > 0) return `[${parts.join(`,${'\n'.repeat(inner.length)}${next}`)}]`;
  const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (format.width + 2)));
  const lines = Array.from({ length: Math.ceil(parts.length / perLine) }, (_, i) =>
    parts.slice(i * perLine, (i + 1) * perLine).join(', '),
  );
  return `[${lines.join(`,\n${next}`)}]`;
}

function withSuffixes(body: string, suffixes: readonly string[], indent: number, { linewidth }: TorchPrinting): string {
  let text = body;
  let column = body.length - body.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (column + suffix.length + 2 > linewidth) {
      text += `,\n${' '.repeat(indent)}${suffix}`;
      column = indent + suffix.length;
    } else {
      text += `, ${suffix}`;
      column += suffix.length + 2;
    }
  }
  return `${text})`;
}
