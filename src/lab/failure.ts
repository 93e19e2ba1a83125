import { LIMITS, megabytes } from './limits.ts';
import { Refusal } from './refusal.ts';

/** Why a program ended early. */
export interface Failure {
  /** Python's name for it: `SyntaxError`; `Stopped` when the Lab stopped it. */
  readonly kind: string;
  readonly message: string;
  /** Line of the reader's source, from 1, where it is known. */
  readonly line?: number;
}

/** The name under which the interpreter knows the reader's source. */
const SOURCE = '<stdin>';

const TOO_MUCH = `The program needs more memory than the Lab has: ${megabytes(LIMITS.heap)} for lists and texts, ${megabytes(LIMITS.bytes)} for tensors. Make them smaller.`;
const TOO_DEEP = 'The program is too long or too deeply nested for the Lab. Break the expression into several lines.';

/** What the interpreter says of itself, by what it means to a reader. */
const INSTEAD: readonly (readonly [said: RegExp, told: string])[] = [
  [/^memory allocation failed/, TOO_MUCH],
  [/^(pystack exhausted|bytecode overflow|name too long)$/, TOO_DEEP],
  [/^maximum recursion depth exceeded/, 'maximum recursion depth exceeded: a function calls itself without end.'],
  [/^overflow converting long int to machine word$/, 'A whole number here is too large.'],
  [
    /^(\[Errno \d+\] E[A-Z]+|\d+)$/,
    'There is no such file: the Lab has none of yours. Write the data into the program.',
  ],
];

/** What takes the place of a package that programs often import, by its name. */
const PACKAGES: readonly (readonly [named: RegExp, instead: string])[] = [
  [
    /^(sklearn|pandas|scipy|torchvision|torchtext|datasets|tensorflow_datasets)\b/,
    'Write the data into the program, or draw it with numpy.random.',
  ],
  [
    /^(transformers|lightning|pytorch_lightning|timm|gym|gymnasium|tensorflow_\w+)\b/,
    'Write the part that matters with torch or tensorflow itself.',
  ],
  [
    /^(seaborn|plotly|PIL|cv2|imageio|IPython)\b/,
    'Leave its lines out: the figure below draws the graph and the loss.',
  ],
  [/^(wandb|mlflow|tensorboard\w*|torchsummary|torchinfo)\b/, 'Leave its lines out: the figure below charts the loss.'],
  [/^(jax|flax|optax|theano|mxnet|chainer)\b/, 'Write the model with torch or tensorflow.'],
  [
    /^(pickle|shelve|joblib|h5py|requests|urllib|subprocess|multiprocessing|threading)\b/,
    'A program here has no files, no network and no other programs.',
  ],
  [/^enum\b/, 'Write its values as attributes of a class.'],
];

/** The same where the sentence needs a name that the interpreter gives. */
const NAMED: readonly (readonly [said: RegExp, told: (...names: string[]) => string])[] = [
  [/^no module named '([\w.]+)'$/, (name) => `${name} is not in the Lab. ${insteadOf(name)}`],
  [/^can't import name (\w+)$/, (name) => `${name} is not in the Lab's form of this module.`],
  [/^module '([\w.]+)' has no attribute '(\w+)'$/, (module, name) => `${module}.${name} is not in the Lab.`],
];

function insteadOf(name: string): string {
  return PACKAGES.find(([named]) => named.test(name))?.[1] ?? 'There are numpy, tensorflow and torch.';
}

/**
 * What came of a run that did not reach its end, in words that say what to change.
 * @param lineOf the line of the reader's source behind a line that was run.
 */
export function failureOf(error: unknown, lineOf: (line: number) => number): Failure {
  if (error instanceof Refusal) return { kind: 'SyntaxError', message: error.message, line: error.line };
  const text = error instanceof Error ? error.message : String(error);
  // Not an exception of Python's: its stack or its memory ended first.
  if (!isPythons(error)) return { kind: 'Stopped', message: error instanceof RangeError ? TOO_DEEP : TOO_MUCH };
  const { kind, said, lines } = readTraceback(text);
  const line = lines.at(-1);
  return {
    kind: kind === 'Stop' ? 'Stopped' : kind,
    message: toldOf(said) || 'raised without a message.',
    ...(line !== undefined && { line: lineOf(line) }),
  };
}

/** Whether the program ended itself, as `exit()` does, and without complaint. */
export function isExit(error: unknown): boolean {
  if (!isPythons(error)) return false;
  const { kind, said } = readTraceback(error.message);
  return kind === 'SystemExit' && /^(0|None)?$/.test(said);
}

function isPythons(error: unknown): error is Error {
  return error instanceof Error && error.name === 'PythonError';
}

const FRAME = /^\s*File "([^"]+)", line (\d+)/;

/** The exception that a traceback ends with, which may be of several lines, and the reader's own lines above it. */
function readTraceback(text: string): { kind: string; said: string; lines: number[] } {
  const all = text.trimEnd().split('\n');
  const begins = all.findLastIndex((line) => FRAME.test(line)) + 1;
  const last = all.slice(begins || (all[0]!.startsWith('Traceback') ? 1 : 0)).join('\n');
  const lines = all.flatMap((line) => {
    const [, file, number] = FRAME.exec(line) ?? [];
    return file === SOURCE ? [Number(number)] : [];
  });
  const [, kind = 'Error', said = ''] = /^(?:[\w.]*\.)?(\w+)(?::\s*([\s\S]*))?$/.exec(last) ?? [, 'Error', last];
  return { kind, said: said.trim(), lines };
}

function toldOf(said: string): string {
  for (const [pattern, told] of NAMED) {
    const [whole, ...names] = pattern.exec(said) ?? [];
    if (whole !== undefined) return told(...names);
  }
  return INSTEAD.find(([pattern]) => pattern.test(said))?.[1] ?? said;
}
