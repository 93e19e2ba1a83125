import type { Attributes, OpName } from '../graph/graph.ts';
import type { GivenOp } from '../graph/ops/leaves.ts';
import { ShapeError } from '../graph/shape.ts';
import { tooMuch } from './failure.ts';
import { numpyHost } from './numpy-host.ts';
import { plainly, type PlainOp } from './plain.ts';
import type { Held } from './program.ts';
import type { Handle, Pass } from './entry.ts';
import { Refusal, refusalText, type RefusalWords } from './refusal.ts';
import { Tape } from './tape.ts';
import { tensorflowHost } from './tensorflow-host.ts';
import { torchHost } from './torch-host.ts';
import { numbersOf, shapeOf, textOf } from './wire.ts';

/** What the interpreter's Python calls: plain numbers and strings only, and −1 with `error()` for what went wrong. */
export type PythonApi = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What one run of a program has recorded, besides its output. */
export interface Recorded {
  /** The first backward pass of the run, if there was one. */
  readonly passes: readonly Pass[];
}

/** What went wrong, in the words of the page; what a library itself would say stays its own. */
function told(reason: unknown, words: RefusalWords): string {
  if (reason instanceof Refusal) return refusalText(words, reason.code, reason.facts);
  if (reason instanceof ShapeError) return refusalText(words, reason.fault.code, reason.fault);
  // Python's JSON writes infinity and NaN, which JSON has no words for.
  if (reason instanceof SyntaxError) return words.setting;
  const text = reason instanceof Error ? reason.message : String(reason);
  // As browsers call it: a gradient is followed step within step.
  if (/call stack|too much recursion/.test(text)) return words.manySteps;
  return reason instanceof RangeError ? tooMuch(words) : text;
}

/**
 * The module `_lab` of one run. Handles are numbers; shapes and attributes are JSON; a call that fails returns −1, and
 * `error()` says why, so that the Python around it raises an exception with a line of its own.
 * @param held takes what the program's variables hold at its end.
 * @param source the reader's program.
 * @param stop says why when the run has had its time or its lines; asked at every statement.
 * @param words of the Lab's own refusals.
 */
export function pythonApi(
  tape: Tape,
  passes: Pass[],
  held: Held,
  source: () => string,
  stop: () => string | undefined,
  words: RefusalWords,
): PythonApi {
  let error = '';
  const guarded =
    <A extends unknown[], R>(call: (...values: A) => R) =>
    (...values: A): R | -1 => {
      try {
        return call(...values);
      } catch (reason) {
        error = told(reason, words);
        return -1;
      }
    };
  const offered = { ...numpyHost(tape), ...torchHost(tape), ...tensorflowHost(tape, passes, source) };
  const libraries = Object.entries(offered).map(([name, call]) => [
    name,
    guarded(call as (...values: unknown[]) => unknown),
  ]);
  const handlesOf = (text: string): Handle[] => (text === '' ? [] : text.split(' ').map(Number));
  const attributesOf = (text: string) => (text === '' ? {} : (JSON.parse(text) as Attributes));
  const known = (handle: Handle) => ({ values: tape.values(handle), shape: tape.shape(handle) });
  return {
    ...(Object.fromEntries(libraries) as PythonApi),
    error: () => error,
    /** One of Python's own refusals in words. */
    refusal: (code: string, facts: string): string => refusalText(words, code, JSON.parse(facts)),
    /** Called before every statement. @returns why the program must stop, or nothing. */
    at: (line: number): string => {
      tape.line = line;
      return stop() ?? '';
    },
    line: (): number => tape.line,
    statement: (): number => tape.statement,
    /** What was called has returned: the statement that called it runs on. */
    back: (statement: number): void => {
      tape.statement = statement;
    },
    leaf: guarded((op: GivenOp, values: string, shape: string, name: string) =>
      tape.leaf(op, numbersOf(values), shapeOf(shape), name || undefined),
    ),
    apply: guarded((op: OpName, attributes: string, ...inputs: Handle[]) =>
      tape.apply(op, inputs, attributesOf(attributes)),
    ),
    /** As `apply`, but the tape keeps the result only: no gradient goes through it. */
    compute: guarded((op: OpName, attributes: string, ...inputs: Handle[]) =>
      tape.compute(op, inputs, attributesOf(attributes)),
    ),
    plain: guarded((op: PlainOp, a: Handle, b: Handle) => {
      const { values, shape } = plainly(op, known(a), known(b));
      return tape.leaf('constant', values, shape);
    }),
    /** A leaf with the values of another tensor. */
    copy: guarded((op: GivenOp, handle: Handle, name: string) => tape.copy(op, handle, name || undefined)),
    assign: guarded((handle: Handle, values: string) => tape.assign(handle, numbersOf(values))),
    assign_from: guarded((handle: Handle, other: Handle) => tape.assign(handle, tape.values(other))),
    name: guarded((handle: Handle, name: string) => {
      tape.rename(handle, name);
      return 0;
    }),
    /** Where the program first assigns a name; behind all others when it does so in no plain way. */
    place: (name: string): number => {
      const text = source();
      const found = text.search(new RegExp(`^[ \\t]*(?:[\\w.]+[ \\t]*,[ \\t]*)*${name}\\b[^=(\\n]*=`, 'm'));
      return found < 0 ? text.length : found;
    },
    /** What a variable of the program holds at the end. */
    suggest: guarded((handle: Handle, name: string) => {
      tape.entry(handle).variable ??= name;
      // What stands in a list is not a variable of its own.
      if (!name.includes('.')) held.tensors.set(name, handle);
      return 0;
    }),
    /** A variable holds data at the end that the tape does not know: an array, a node of a graph. */
    data: (name: string, kind: 'array' | 'node'): number => {
      held[kind].add(name);
      return 0;
    },
    /** Tensors that something in the program still holds. */
    alive: (handles: string): number => {
      for (const handle of handlesOf(handles)) held.alive.add(handle);
      return 0;
    },
    /** A variable holds a plain value at the end: a number, a text. */
    plain_value: (name: string): number => {
      held.plain.add(name);
      return 0;
    },
    /** A result is of float64 for the program, and of float32 for the engine. */
    rounded: (): void => {
      tape.rounded = true;
    },
    passes: (): number => tape.passes,
    scope: guarded((names: string) => {
      tape.scope = names === '' ? [] : names.split('/');
      return 0;
    }),
    shape: (handle: Handle): string => JSON.stringify(tape.shape(handle)),
    values: (handle: Handle): string => textOf(tape.values(handle)),
    /** @returns handles of the gradients apart by spaces, `-` where no path leads. */
    gradients: guarded((root: Handle, targets: string): string | -1 => {
      const { pass, gradients } = tape.gradients(root, handlesOf(targets));
      if (pass) passes.push(pass);
      return gradients.map((handle) => handle ?? '-').join(' ');
    }),
  };
}
