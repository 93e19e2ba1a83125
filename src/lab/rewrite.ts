import { callsIn, partsOf, type Call } from './call-text.ts';

/** How a statement that starts a tensor at one value is written to start it at random, in each library's own words. */

/** Which of the tensors that a statement makes is meant. */
export interface Wanted {
  /** `a`, `hidden.bias`. */
  readonly tensor: string;
  /** All the tensors that the statement makes, in the order in which it does. */
  readonly made: readonly string[];
}

/** Text in place of a stretch of the statement. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type Rule = readonly [name: RegExp, write: (call: Call) => string | undefined];

const isNamed = (part: string) => /^\w+\s*=(?!=)/.test(part);
const named = (parts: readonly string[]) => parts.filter(isNamed);
const placed = (parts: readonly string[]) => parts.filter((part) => !isNamed(part));
/** The argument of a name. */
const valueOf = (parts: readonly string[], name: string) =>
  parts.find((part) => new RegExp(`^${name}\\s*=(?!=)`).test(part))?.replace(/^\w+\s*=\s*/, '');
const without = (parts: readonly string[], ...names: string[]) =>
  parts.filter((part) => !names.some((name) => new RegExp(`^${name}\\s*=`).test(part)));
const joined = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(', ');
const isBracketed = (part: string) => /^[([].*[)\]]$/s.test(part);

/** The sizes of a literal that holds one number throughout: `[[0.0, 0.0]]` is `['1', '2']`; undefined of all else. */
function sizesOf(literal: string | undefined): number[] | undefined {
  if (literal === undefined) return undefined;
  if (/^-?[\d.]+(e-?\d+)?$/.test(literal)) return [];
  // `[0.0] * 8`
  const [, repeated, times] = /^(\[[^\]]*\])\s*\*\s*(\d+)$/.exec(literal) ?? [];
  if (repeated && times) {
    const [n, ...rest] = sizesOf(repeated) ?? [];
    return n === undefined ? undefined : [n * Number(times), ...rest];
  }
  if (!isBracketed(literal)) return undefined;
  const parts = partsOf(literal.slice(1, -1));
  const sizes = parts.map(sizesOf);
  const same = sizes.length > 0 && sizes.every((one) => one && String(one) === String(sizes[0]));
  return same && new Set(literal.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number)).size === 1
    ? [parts.length, ...sizes[0]!]
    : undefined;
}

const tuple = (sizes: readonly (string | number)[]) => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
const torchNormal = (size: string | undefined, parts: readonly string[]) =>
  `torch.normal(${joined('0.0', '0.1', size, ...parts)})`;
const tfNormal = (shape: string, dtype?: string) =>
  `tf.random.normal(${joined(shape, 'stddev=0.1', dtype && `dtype=${dtype}`)})`;
const npNormal = (shape: string, dtype?: string) =>
  `np.random.normal(0.0, 0.1, ${shape})${dtype ? `.astype(${dtype})` : ''}`;
const shapeOf = (part: string) => (/^[\w.[\]]+$/.test(part) ? `${part}.shape` : `(${part}).shape`);
/** The second argument, or the one of that name. */
const typeOf = (parts: readonly string[], at = 1) => placed(parts)[at] ?? valueOf(parts, 'dtype');

const rules: readonly Rule[] = [
  [
    /^torch\.(zeros|ones)$/,
    ({ parts }) => {
      const sizes = placed(parts);
      const size =
        sizes.length === 1 && isBracketed(sizes[0]!) ? sizes[0] : sizes.length > 0 ? tuple(sizes) : undefined;
      return torchNormal(size, named(parts));
    },
  ],
  [/^torch\.full$/, ({ parts }) => torchNormal(placed(parts)[0], without(named(parts), 'fill_value'))],
  [/^torch\.(zeros|ones|full)_like$/, ({ parts }) => torchNormal(shapeOf(parts[0]!), named(parts))],
  [
    /^torch\.(tensor|FloatTensor)$/,
    ({ parts }) => {
      const sizes = sizesOf(parts[0]);
      return sizes && torchNormal(sizes.length > 0 ? tuple(sizes) : '()', named(parts));
    },
  ],
  [
    /(^|\.)init\.(zeros_|ones_|constant_)$/,
    ({ name, parts }) => `${name.replace(/\w+$/, 'normal_')}(${parts[0]}, std=0.1)`,
  ],
  [/(?<!\.grad)\.(zero_|fill_)$/, ({ name }) => `${name.replace(/\w+$/, 'normal_')}(0.0, 0.1)`],
  [/^(np|numpy)\.(zeros|ones)$/, ({ parts }) => npNormal(placed(parts)[0]!, typeOf(parts))],
  [/^(np|numpy)\.full$/, ({ parts }) => npNormal(placed(parts)[0]!, typeOf(parts, 2))],
  [/^(np|numpy)\.(zeros|ones|full)_like$/, ({ parts }) => npNormal(shapeOf(parts[0]!), valueOf(parts, 'dtype'))],
  [
    /^(np|numpy)\.array$/,
    ({ parts }) => {
      const sizes = sizesOf(parts[0]);
      return sizes && npNormal(tuple(sizes), typeOf(parts));
    },
  ],
  [
    /^tf\.(compat\.v1\.)?(keras\.)?(zeros|ones|constant|initializers\.(zeros|ones|constant|Zeros|Ones|Constant))(_initializer)?$/,
    ({ name, parts }) => {
      if (/_initializer$/.test(name)) return 'tf.random_normal_initializer(stddev=0.1)';
      if (/initializers/.test(name)) return `${name.replace(/\w+$/, 'RandomNormal')}(stddev=0.1)`;
      if (!name.endsWith('constant')) return tfNormal(placed(parts)[0] ?? valueOf(parts, 'shape')!, typeOf(parts));
      const sizes = sizesOf(placed(parts)[0]);
      const shape = valueOf(parts, 'shape') ?? (sizes && `[${sizes.join(', ')}]`);
      return shape && tfNormal(shape, typeOf(parts));
    },
  ],
  [/^tf\.fill$/, ({ parts }) => tfNormal(placed(parts)[0] ?? valueOf(parts, 'dims')!)],
  [/^tf\.(zeros|ones)_like$/, ({ parts }) => tfNormal(shapeOf(parts[0]!), typeOf(parts))],
  [
    /^tf\.Variable$/,
    ({ parts }) => {
      const sizes = sizesOf(parts[0]);
      return sizes && `tf.Variable(${joined(tfNormal(`[${sizes.join(', ')}]`), ...parts.slice(1))})`;
    },
  ],
];

/** Layers of TensorFlow with what they start at one value unless they are told. */
const LAYER = /(^|\.)(Dense|dense|Embedding|LayerNormalization)$/;

/** A layer of TensorFlow with an initializer for one of its tensors. */
function initialized(call: Call, statement: string, part: string): Change | undefined {
  const option = `${part}_initializer`;
  if (!LAYER.test(call.name) || !/^(kernel|bias|embeddings|gamma|beta)$/.test(part)) return undefined;
  const random = call.name.endsWith('dense') ? 'tf.random_normal_initializer(stddev=0.1)' : "'random_normal'";
  const given = valueOf(call.parts, option);
  if (given === undefined) return { from: call.close, to: call.close, text: `, ${option}=${random}` };
  const from = statement.indexOf(given, statement.indexOf(option, call.from) + option.length);
  return { from, to: from + given.length, text: /^["']/.test(given) ? given.replace(/\w+/, 'random_normal') : random };
}

/** A line after a layer of PyTorch that is held by a variable, where nothing in the layer's own line would do. */
function afterwards(statement: string, part: string): Change | undefined {
  const [, indent, holder, nn] = /^(\s*)([\w.]+)\s*=\s*((?:torch\.)?nn)\.[A-Z]\w*\(/.exec(statement) ?? [];
  if (!holder || !/^(weight|bias)$/.test(part)) return undefined;
  const text = `\n${indent}${nn}.init.normal_(${holder}.${part}, std=0.1)`;
  return { from: statement.length, to: statement.length, text };
}

/** How the statement is changed for a tensor; undefined where it does not show how the tensor starts. */
export function startRandom(statement: string, { tensor, made }: Wanted): Change | undefined {
  const part = tensor.split('.').at(-1)!;
  const changes = callsIn(statement).flatMap((call): Change[] => {
    const change = initialized(call, statement, part);
    if (change) return [change];
    const text = rules.find(([name]) => name.test(call.name))?.[1](call);
    return text === undefined ? [] : [{ from: call.from, to: call.close + 1, text }];
  });
  // A change within another is part of it: `tf.Variable([0.0])` in a list, say.
  const own = changes.filter(
    (one) => !changes.some((other) => other !== one && other.from <= one.from && one.to < other.to),
  );
  if (own.length === 0) return afterwards(statement, part);
  if (own.length === 1) return own[0];
  return own[placeOf(statement, tensor, own, made)];
}

/** Of several places in a statement, the one that makes the tensor. */
function placeOf(statement: string, tensor: string, changes: readonly Change[], made: readonly string[]): number {
  const [, targets, values] = /^\s*([\w.]+(?:\s*,\s*[\w.]+)+)\s*=(?!=)([\s\S]*)$/.exec(statement) ?? [];
  const target = targets ? partsOf(targets).findIndex((one) => one.replace('self.', '') === tensor) : -1;
  if (target >= 0) {
    const before = partsOf(values!).slice(0, target).join(',').length + statement.length - values!.length;
    return changes.findIndex(({ from }) => from >= before);
  }
  if (made.length === changes.length) return made.indexOf(tensor);
  const alike = made.filter((one) => one.split('.').at(-1) === tensor.split('.').at(-1));
  return alike.length === changes.length ? alike.indexOf(tensor) : -1;
}
