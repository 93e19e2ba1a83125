import { LIMITS, megabytes } from './limits.ts';
import { Refusal, refusalText, type RefusalWords } from './refusal.ts';

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

/** What the Lab says in place of an exception's own text, which names may be taken from. */
type Told = (words: RefusalWords, ...names: string[]) => string;

export const tooMuch: Told = ({ memory }) => memory({ heap: megabytes(LIMITS.heap), tensors: megabytes(LIMITS.bytes) });
const tooDeep: Told = ({ nesting }) => nesting;

/** What the interpreter says of itself, by what it means to a reader. */
const INSTEAD: readonly (readonly [said: RegExp, told: Told])[] = [
  [/^memory allocation failed/, tooMuch],
  [/^(?:pystack exhausted|bytecode overflow|name too long)$/, tooDeep],
  [/^maximum recursion depth exceeded/, ({ recursion }) => recursion],
  [/^overflow converting long int to machine word$/, ({ wholeNumber }) => wholeNumber],
  [/^no module named '([\w.]+)'$/, ({ missingPackage }, name) => missingPackage({ name, kind: kindOf(name) })],
  [/^can't import name (\w+)$/, ({ missingImport }, name) => missingImport({ name })],
  [
    /^module '([\w.]+)' has no attribute '(\w+)'$/,
    ({ missing }, module, name) => missing({ name: `${module}.${name}` }),
  ],
];

/** An error of the system's, by its number: here there is only the file that is not there. */
const ERRNO = /^(?:\[Errno \d+\] E[A-Z]+|\d+)$/;

type PackageKind = Parameters<RefusalWords['missingPackage']>[0]['kind'];

/** What packages are for that programs often import, by name. */
const PACKAGES: readonly (readonly [named: RegExp, kind: PackageKind])[] = [
  [/^(sklearn|pandas|scipy|torchvision|torchtext|datasets|tensorflow_datasets)\b/, 'data'],
  [/^(transformers|lightning|pytorch_lightning|timm|gym|gymnasium|tensorflow_\w+)\b/, 'models'],
  [/^(seaborn|plotly|PIL|cv2|imageio|IPython)\b/, 'pictures'],
  [/^(wandb|mlflow|tensorboard\w*|torchsummary|torchinfo)\b/, 'logs'],
  [/^(jax|flax|optax|theano|mxnet|chainer)\b/, 'frameworks'],
  [/^(pickle|shelve|joblib|h5py|requests|urllib|subprocess|multiprocessing|threading)\b/, 'system'],
  [/^enum\b/, 'enum'],
];

function kindOf(name: string): PackageKind {
  return PACKAGES.find(([named]) => named.test(name))?.[1] ?? 'others';
}

/**
 * What came of a run that did not reach its end, in words that say what to change.
 * @param lineOf the line of the reader's source behind a line that was run.
 */
export function failureOf(error: unknown, lineOf: (line: number) => number, words: RefusalWords): Failure {
  if (error instanceof Refusal && error.line !== undefined)
    return { kind: 'SyntaxError', message: refusalText(words, error.code, error.facts), line: error.line };
  const text = error instanceof Error ? error.message : String(error);
  // Not an exception of Python's: its stack or its memory ended first.
  if (!isPythons(error)) return { kind: 'Stopped', message: (error instanceof RangeError ? tooDeep : tooMuch)(words) };
  const { kind, said, lines } = readTraceback(text);
  const line = lines.at(-1);
  return {
    kind: kind === 'Stop' ? 'Stopped' : kind,
    message: toldOf(kind, said, words) || words.noMessage,
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

function toldOf(kind: string, said: string, words: RefusalWords): string {
  // A number alone is the key that was not found, where it is not the system's.
  if (kind === 'OSError' && ERRNO.test(said)) return words.file;
  for (const [pattern, told] of INSTEAD) {
    const [whole, ...names] = pattern.exec(said) ?? [];
    if (whole !== undefined) return told(words, ...names);
  }
  return said;
}
