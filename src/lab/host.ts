import type { Attributes, OpName } from '../graph/graph.ts';
import { numpyHost } from './numpy-host.ts';
import { Tape, type Handle, type Pass } from './tape.ts';
import { numbersOf, shapeOf, textOf } from './wire.ts';

/** Seconds a program may run, and lines it may print. */
export const LIMITS = { seconds: 10, lines: 10_000 } as const;

/** What the interpreter's Python calls: plain numbers and strings only, and −1 with `error()` for what went wrong. */
export type HostModule = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What one run of a program has recorded, besides its output. */
export interface Recorded {
  /** Every backward pass, in the order of the run. */
  readonly passes: readonly Pass[];
}

/**
 * The module `_lab` of one run. Handles are numbers; shapes and attributes are JSON; a call that fails returns −1, and
 * `error()` says why, so that the Python around it raises an exception with a line of its own.
 * @param stop throws when the run has had its time; asked at every statement.
 */
export function hostModule(tape: Tape, passes: Pass[], stop: () => string | undefined): HostModule {
  let error = '';
  const guarded =
    <A extends unknown[], R>(call: (...values: A) => R) =>
    (...values: A): R | -1 => {
      try {
        return call(...values);
      } catch (reason) {
        error = reason instanceof Error ? reason.message : String(reason);
        return -1;
      }
    };
  const numpy = Object.entries(numpyHost(tape)).map(([name, call]) => [
    name,
    guarded(call as (...values: unknown[]) => unknown),
  ]);
  const handlesOf = (text: string): Handle[] => (text === '' ? [] : text.split(' ').map(Number));
  return {
    ...(Object.fromEntries(numpy) as HostModule),
    error: () => error,
    /** Called before every statement. @returns why the program must stop, or nothing. */
    at: (line: number): string => {
      tape.line = line;
      return stop() ?? '';
    },
    line: (): number => tape.line,
    leaf: guarded((op: 'parameter' | 'constant', values: string, shape: string, name: string) =>
      tape.leaf(op, numbersOf(values), shapeOf(shape), name || undefined),
    ),
    apply: guarded((op: OpName, inputs: string, attributes: string) =>
      tape.apply(op, handlesOf(inputs), JSON.parse(attributes) as Attributes),
    ),
    assign: guarded((handle: Handle, values: string) => tape.assign(handle, numbersOf(values))),
    name: guarded((handle: Handle, name: string) => {
      tape.entry(handle).name = name;
      return 0;
    }),
    scope: guarded((names: string) => {
      tape.scope = names === '' ? [] : names.split('/');
      return 0;
    }),
    shape: (handle: Handle): string => JSON.stringify(tape.shape(handle)),
    values: (handle: Handle): string => textOf(tape.values(handle)),
    /** @returns handles of the gradients apart by spaces, `-` where no path leads. */
    gradients: guarded((root: Handle, targets: string): string | -1 => {
      const { pass, gradients } = tape.gradients(root, handlesOf(targets));
      passes.push(pass);
      return gradients.map((handle) => handle ?? '-').join(' ');
    }),
  };
}
