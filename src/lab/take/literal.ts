import { sizeOf, type Shape } from '../../graph/graph.ts';
import { float32Text } from '../../view/format.ts';

/** Columns that a line of the script fills at most, where it is a list that can be wrapped. */
const WIDTH = 96;
const INDENT = '    ';

/** A float32 as Python's source has it: the shortest decimal that reads back as the same number. */
export function numberText(x: number): string {
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const text = float32Text(x);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Words apart by commas, on one line where they fit into it behind `lead`, else on lines of their own. */
export function listText(words: readonly string[], depth = 0, lead = 0): string {
  const flat = `[${words.join(', ')}]`;
  if (depth * INDENT.length + lead + flat.length <= WIDTH) return flat;
  const inner = INDENT.repeat(depth + 1);
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && inner.length + line.length + word.length + 2 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += `${line === '' ? '' : ' '}${word},`;
  }
  return `[\n${[...lines, line].map((one) => inner + one).join('\n')}\n${INDENT.repeat(depth)}]`;
}

function nested(values: ArrayLike<number>, shape: Shape, from: number, depth: number, lead: number): string {
  const [length, ...rest] = shape as [number, ...number[]];
  const step = sizeOf(rest);
  const parts = Array.from({ length }, (_, i) =>
    rest.length === 0 ? numberText(values[from + i]!) : nested(values, rest, from + i * step, depth + 1, 0),
  );
  if (rest.length === 0 || parts.length < 2) return listText(parts, depth, lead);
  const inner = INDENT.repeat(depth + 1);
  return `[\n${parts.map((part) => `${inner}${part},\n`).join('')}${INDENT.repeat(depth)}]`;
}

/**
 * The Python expression that makes a tensor of exactly these float32 numbers.
 * @param lead columns that stand before it on its first line.
 */
export function tensorText(values: ArrayLike<number>, shape: Shape, isParameter: boolean, lead: number): string {
  const more = isParameter ? ', requires_grad=True' : '';
  const sizes = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const first = values[0] ?? 0;
  if (shape.length === 0) return `torch.tensor(${numberText(first)}${more})`;
  if (Array.prototype.every.call(values, (x) => Object.is(x, first))) {
    if (Object.is(first, 0) || first === 1) return `torch.${first === 1 ? 'ones' : 'zeros'}(${sizes}${more})`;
    return `torch.full(${sizes}, ${numberText(first)}${more})`;
  }
  return `torch.tensor(${nested(values, shape, 0, 0, lead + 'torch.tensor('.length + more.length)}${more})`;
}
