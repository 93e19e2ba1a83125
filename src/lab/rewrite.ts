import { callsIn, elementsOf, partsOf, withoutComments, type Argument, type Call } from './call-text.ts';

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

/** The arguments of a call by the names of its parameters, in the order in which they are written. */
type Given = Readonly<Partial<Record<string, string>>>;

/** A call that starts a tensor at one value. */
interface Rule {
  readonly call: RegExp;
  /** Its parameters that may be given by place, in order. */
  readonly parameters: readonly string[];
  /** What stands in place of the call; undefined where the call does not show enough. */
  readonly write: (given: Given, name: string) => string | undefined;
}

/** The arguments by name; undefined where a `*` hides which there are, or there are more than the rule knows. */
function givenTo({ parts }: Call, parameters: readonly string[]): Given | undefined {
  const places = parts.filter(({ name }) => name === undefined);
  if (parts.some(({ value }) => value.startsWith('*')) || places.length > parameters.length) return undefined;
  return Object.fromEntries(parts.map((part) => [part.name ?? parameters[places.indexOf(part)]!, part.value]));
}

const joined = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(', ');
/** The arguments that are passed on, as keywords. */
const without = (given: Given, ...names: readonly string[]) =>
  Object.entries(given).flatMap(([name, value]) => (names.includes(name) ? [] : [`${name}=${value}`]));

const NUMBER = /^[-+]?(\d[\d_]*\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A literal that holds one number throughout: `[[0.0] * n]` is of the sizes `['1', 'n']`; undefined of all else. */
function constantOf(literal: string): { sizes: readonly string[]; value: number } | undefined {
  if (NUMBER.test(literal)) return { sizes: [], value: Number(literal.replaceAll('_', '')) };
  const [, repeated, times] = /^(\[.*\])\s*\*\s*([\w.]+)$/s.exec(literal) ?? [];
  if (repeated && times) {
    const elements = elementsOf(repeated);
    const one = elements?.length === 1 ? constantOf(elements[0]!.value) : undefined;
    return one && { sizes: [times, ...one.sizes], value: one.value };
  }
  const elements = elementsOf(literal)?.map(({ value }) => constantOf(value));
  const first = elements?.[0];
  const isSame = elements?.every((one) => one?.value === first?.value && String(one?.sizes) === String(first?.sizes));
  return first && isSame ? { sizes: [String(elements.length), ...first.sizes], value: first.value } : undefined;
}
const sizesOf = (literal: string | undefined) => (literal === undefined ? undefined : constantOf(literal)?.sizes);

const tuple = (sizes: readonly string[]) => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
/** A tuple or a list: `(n)` is neither. */
const isSequence = (text: string) => Boolean(elementsOf(text)) && (text.startsWith('[') || /,|^\(\s*\)$/.test(text));
/** `V.shape`, `(V + 1).shape`; undefined of a literal, which has no attributes. */
const attributeOf = (array: string | undefined, name: string) =>
  array === undefined || elementsOf(array) || NUMBER.test(array)
    ? undefined
    : `${/^[\w.]+$/.test(array) ? array : `(${array})`}.${name}`;
const shapeOf = (array: string | undefined) => attributeOf(array, 'shape');

const torchNormal = (size: string | undefined, options: readonly string[]) =>
  size && `torch.normal(${joined('0.0', '0.1', size, ...options)})`;
const npNormal = (library: string, shape: string | undefined, dtype?: string) =>
  shape && `${library}.random.normal(0.0, 0.1, ${shape})${dtype ? `.astype(${dtype})` : ''}`;
const tfNormal = (shape: string | undefined, { dtype, name }: Given = {}) =>
  shape && `tf.random.normal(${joined(shape, 'stddev=0.1', dtype && `dtype=${dtype}`, name && `name=${name}`)})`;
const tfInitializer = 'tf.random_normal_initializer(stddev=0.1)';
const tfLiteral = (literal: string, given: Given = {}) => {
  const sizes = sizesOf(literal);
  return sizes && tfNormal(`[${sizes.join(', ')}]`, given);
};

const rules: readonly Rule[] = [
  {
    call: /^torch\.full$/,
    parameters: ['size', 'fill_value'],
    write: (given) => torchNormal(given.size, without(given, 'size', 'fill_value')),
  },
  {
    call: /^torch\.(zeros|ones|full)_like$/,
    parameters: ['input', 'fill_value'],
    write: (given) => torchNormal(shapeOf(given.input), without(given, 'input', 'fill_value')),
  },
  {
    call: /^torch\.(tensor|as_tensor|Tensor|FloatTensor)$/,
    parameters: ['data'],
    write: (given, name) => {
      const sizes = sizesOf(given.data);
      // `torch.Tensor(3)` holds three numbers, whatever they are.
      const isSize = name.endsWith('Tensor') && sizes?.length === 0;
      return sizes && !isSize ? torchNormal(tuple(sizes), without(given, 'data')) : undefined;
    },
  },
  {
    call: /(^|\.)init\.(zeros_|ones_|constant_)$/,
    parameters: ['tensor', 'val'],
    write: ({ tensor }, name) => tensor && `${name.replace(/\w+$/, 'normal_')}(${tensor}, std=0.1)`,
  },
  {
    call: /^(?!.*\.grad\b)(?!torch\.\w+$).*\.(zero_|fill_)$/,
    parameters: ['value'],
    write: (_given, name) => `${name.replace(/\w+$/, 'normal_')}(0.0, 0.1)`,
  },
  {
    call: /^(np|numpy)\.(zeros|ones)$/,
    parameters: ['shape', 'dtype'],
    write: ({ shape, dtype }, name) => npNormal(libraryOf(name), shape, dtype),
  },
  {
    call: /^(np|numpy)\.full$/,
    parameters: ['shape', 'fill_value', 'dtype'],
    write: ({ shape, dtype }, name) => npNormal(libraryOf(name), shape, dtype),
  },
  {
    call: /^(np|numpy)\.(zeros|ones)_like$/,
    parameters: ['a', 'dtype'],
    write: ({ a, dtype }, name) => npNormal(libraryOf(name), shapeOf(a), dtype ?? attributeOf(a, 'dtype')),
  },
  {
    call: /^(np|numpy)\.full_like$/,
    parameters: ['a', 'fill_value', 'dtype'],
    write: ({ a, dtype }, name) => npNormal(libraryOf(name), shapeOf(a), dtype ?? attributeOf(a, 'dtype')),
  },
  {
    call: /^(np|numpy)\.(array|asarray)$/,
    parameters: ['object', 'dtype'],
    write: ({ object, dtype }, name) => {
      const sizes = sizesOf(object);
      return sizes && npNormal(libraryOf(name), tuple(sizes), dtype);
    },
  },
  {
    call: /^tf\.(compat\.v1\.)?(zeros|ones|constant)_initializer$/,
    parameters: ['value', 'dtype'],
    write: () => tfInitializer,
  },
  {
    call: /^tf\.(compat\.v1\.)?(keras\.)?initializers\.(zeros|ones|constant|Zeros|Ones|Constant)$/,
    parameters: ['value', 'dtype'],
    write: (_given, name) =>
      /[A-Z]\w*$/.test(name) ? `${name.replace(/\w+$/, 'RandomNormal')}(stddev=0.1)` : tfInitializer,
  },
  {
    call: /^tf\.(compat\.v1\.)?(zeros|ones)$/,
    parameters: ['shape', 'dtype', 'name'],
    write: (given) => tfNormal(given.shape, given),
  },
  {
    call: /^tf\.(compat\.v1\.)?constant$/,
    parameters: ['value', 'dtype', 'shape', 'name'],
    write: (given) => (given.shape ? tfNormal(given.shape, given) : given.value && tfLiteral(given.value, given)),
  },
  {
    call: /^tf\.(compat\.v1\.)?fill$/,
    parameters: ['dims', 'value', 'name'],
    write: ({ dims, name }) => tfNormal(dims, { name }),
  },
  {
    call: /^tf\.(compat\.v1\.)?(zeros|ones)_like$/,
    parameters: ['input', 'dtype', 'name'],
    write: ({ input, tensor, dtype, name }) => tfNormal(shapeOf(input ?? tensor), { dtype, name }),
  },
];

const libraryOf = (name: string) => name.split('.')[0]!;

/** `torch.zeros(2, 3)`, `torch.zeros((2, 3))` or `torch.zeros(n)`, where n may be one number or a size, as for `torch.randn`. */
function torchZeros({ parts }: Call): string | undefined {
  if (parts.some(({ value }) => value.startsWith('**'))) return undefined;
  const isHidden = parts.some(({ value }) => value.startsWith('*'));
  const named = parts.filter(({ name }) => name !== undefined && name !== 'size');
  const options = named.map(({ name, value }) => `${name}=${value}`);
  const sizes = parts.filter((part) => !named.includes(part)).map(({ value }) => value);
  if (sizes.length === 0) return undefined;
  const [only] = sizes;
  if (!isHidden && (sizes.length > 1 || /^\d+$/.test(only!))) return torchNormal(tuple(sizes), options);
  return isSequence(only!) ? torchNormal(only, options) : `torch.randn(${joined(...sizes, ...options)})`;
}

/** What a call is to read in order to start at random: the whole of it, or one of its arguments. */
function changeOf(call: Call): Change | undefined {
  const whole = { from: call.from, to: call.close + 1 };
  if (/^torch\.(zeros|ones)$/.test(call.name)) return changeTo(whole, torchZeros(call));
  if (/^tf\.(compat\.v1\.)?Variable$/.test(call.name)) return variable(call);
  if (/^tf\.(compat\.v1\.)?get_variable$/.test(call.name)) return namedVariable(call);
  if (/\.add_(weight|variable)$/.test(call.name)) return weight(call);
  const rule = rules.find((one) => one.call.test(call.name));
  const given = rule && givenTo(call, rule.parameters);
  return changeTo(whole, given && rule.write(given, call.name));
}

const changeTo = ({ from, to }: { from: number; to: number }, text: string | undefined): Change | undefined =>
  text === undefined ? undefined : { from, to, text };

/** The argument of a name, or at the place of its parameter. */
function argumentOf({ parts }: Call, name: string, place = Infinity): Argument | undefined {
  const places = parts.filter((part) => part.name === undefined);
  return parts.find((part) => part.name === name) ?? places[place];
}

/** One more argument, after the others. */
function added({ parts, close }: Call, argument: string): Change {
  const last = parts.at(-1);
  return last ? { from: last.to, to: last.to, text: `, ${argument}` } : { from: close, to: close, text: argument };
}

/** `tf.Variable([0.0])`: what it begins as, where that is a literal. */
function variable(call: Call): Change | undefined {
  const begin = argumentOf(call, 'initial_value', 0);
  const dtype = argumentOf(call, 'dtype')?.value;
  return begin && changeTo(begin, tfLiteral(begin.value, { dtype }));
}

/** `tf.get_variable("a", [3])`: with a shape its initializer is a function, without one it is what the variable begins as. */
function namedVariable(call: Call): Change | undefined {
  if (call.parts.some(({ value }) => value.startsWith('*'))) return undefined;
  const shape = argumentOf(call, 'shape', 1);
  const initializer = argumentOf(call, 'initializer', 3);
  if (!shape || shape.value === 'None') return initializer && changeTo(initializer, tfLiteral(initializer.value));
  return initializer ? changeTo(initializer, tfInitializer) : added(call, `initializer=${tfInitializer}`);
}

/** `self.add_weight(shape=(3,), initializer='zeros')` */
function weight(call: Call): Change | undefined {
  const initializer = argumentOf(call, 'initializer');
  return initializer && changeTo(initializer, inQuotes(initializer.value, "'random_normal'"));
}

/** A name for a name: `"zeros"` gives `"random_normal"`, in the same quotes; for all else the text. */
const inQuotes = (given: string, text: string) => (/^["']/.test(given) ? given.replace(/\w+/, 'random_normal') : text);

/** The last word of a name: `bias` of `hidden.bias` and of TensorFlow 1's `hidden/bias`. */
const partOf = (tensor: string) => /[^./]*$/.exec(tensor)![0];

/** Layers of TensorFlow with what they start at one value unless they are told. */
const LAYER = /(^|\.)(Dense|dense|Conv[12]D|Embedding|LayerNormalization|BatchNormalization)$/;

/** A layer of TensorFlow with an initializer for one of its tensors. */
function initialized(call: Call, part: string): Change | undefined {
  if (!LAYER.test(call.name) || /(^|\.)nn\./.test(call.name)) return undefined;
  if (!/^(kernel|bias|embeddings|gamma|beta)$/.test(part)) return undefined;
  const option = `${part}_initializer`;
  const random = call.name.endsWith('dense') ? tfInitializer : "'random_normal'";
  const given = argumentOf(call, option);
  return given ? changeTo(given, inQuotes(given.value, random)) : added(call, `${option}=${random}`);
}

/** A line after a layer of PyTorch that is held by a variable, where nothing in the layer's own line would do. */
function afterwards(statement: string, tensor: string): Change | undefined {
  const [, indent, holder, nn] =
    /^(\s*)([\w.]+)\s*=\s*((?:torch\.)?nn)\.[A-Z]\w*\([\s\S]*\)\s*$/.exec(withoutComments(statement)) ?? [];
  const path = tensor.split('.');
  const at = holder ? path.lastIndexOf(holder.split('.').at(-1)!) : -1;
  const layers = path.slice(at + 1, -1);
  if (at < 0 || !/^(weight|bias)$/.test(path.at(-1)!) || !layers.every((layer) => /^\d+$/.test(layer)))
    return undefined;
  const layer = [holder, ...layers.map((number) => `[${number}]`)].join('');
  const text = `\n${indent}${nn}.init.normal_(${layer}.${path.at(-1)}, std=0.1)`;
  return { from: statement.length, to: statement.length, text };
}

/** How the statement is changed for a tensor; undefined where it does not show how the tensor starts. */
export function startRandom(statement: string, wanted: Wanted): Change | undefined {
  const part = partOf(wanted.tensor);
  const calls = callsIn(statement);
  const layers = calls.filter((call) => initialized(call, part));
  // How the layer's other tensors begin.
  const others = calls.flatMap(({ parts }) =>
    parts.filter(({ name }) => name?.endsWith('_initializer') && name !== `${part}_initializer`),
  );
  // Of what stands in these only the shape is taken.
  const shapes = calls.filter(({ name }) => name.endsWith('_like'));
  const changes = calls.flatMap((call): Change[] => {
    if (layers.includes(call)) return [initialized(call, part)!];
    const isWithin = ({ from, close }: Call) => from < call.from && call.close < close;
    const isOfOther = others.some(({ from, to }) => from <= call.from && call.close < to);
    const change = isOfOther || [...layers, ...shapes].some(isWithin) ? undefined : changeOf(call);
    return change ? [change] : [];
  });
  const own = changes.filter((one, i) => !changes.some((other, k) => k !== i && replaces(other, one, k < i)));
  if (own.length === 0) return afterwards(statement, wanted.tensor);
  const change = chosen(statement, wanted, own);
  return change && isSilenced(withoutComments(statement), change) ? undefined : change;
}

/** A change within another is part of it; one right before another is undone by it: `torch.zeros(3).fill_(0.5)`. */
const replaces = (other: Change, one: Change, isBefore: boolean): boolean =>
  other.from === one.to
    ? other.text.startsWith('.')
    : other.from <= one.from && one.to <= other.to && (other.to - other.from > one.to - one.from || isBefore);

const ZERO = String.raw`[-+]?(0+\.?0*|\.0+)(?![\w.])`;
const ZERO_AFTER = new RegExp(`^\\s*(\\*\\s*|\\.mul(tiply)?_?\\(\\s*)${ZERO}`);
const ZERO_BEFORE = new RegExp(`(^|[^\\w.])${ZERO}\\s*\\*\\s*$`);
/** Whether what is random is multiplied by zero at once. */
const isSilenced = (bare: string, { from, to }: Change): boolean =>
  ZERO_AFTER.test(bare.slice(to)) || ZERO_BEFORE.test(bare.slice(0, from));

/** Of the places in a statement that start a tensor, the one that makes this tensor. */
function chosen(statement: string, { tensor, made }: Wanted, changes: readonly Change[]): Change | undefined {
  const value = valueFor(statement, tensor);
  if (value) {
    const within = changes.filter(({ from, to }) => value.from <= from && to <= value.to);
    return within.length === 1 ? within[0] : undefined;
  }
  if (changes.length === 1) return changes[0];
  if (made.length === changes.length) return changes[made.indexOf(tensor)];
  const alike = made.filter((one) => partOf(one) === partOf(tensor));
  return alike.length === changes.length ? changes[alike.indexOf(tensor)] : undefined;
}

/** Of `a, b = …, …`, the value of the target that is the tensor, or that holds it. */
function valueFor(statement: string, tensor: string): Argument | undefined {
  const [head, left] = /^\s*\(?\s*([\w.]+(?:\s*,\s*[\w.]+)+)\s*\)?\s*=(?!=)/.exec(withoutComments(statement)) ?? [];
  if (!head || !left) return undefined;
  const targets = left.split(',').map((target) => target.trim().replace(/^self\./, ''));
  const at = targets.findIndex((target) => tensor === target || tensor.startsWith(`${target}.`));
  const values = partsOf(statement, head.length);
  const [only] = values;
  const inner =
    values.length === 1 && elementsOf(only!.value) ? partsOf(statement, only!.from + 1, only!.to - 1) : values;
  return inner.length === targets.length ? inner[at] : undefined;
}
