import { receiversOf } from '../graph/reach.ts';
import type { NodeId } from '../graph/graph.ts';
import { isConstant, isParameter } from '../graph/ops/leaves.ts';
import { isMentioned, lineThatAssigns, isMadeOfNumbers } from './mentions.ts';
import type { Handle, Pass } from './entry.ts';
import type { Tape } from './tape.ts';

/** Something the program made: what it calls it, and the line that did. */
export interface Made {
  readonly name: string;
  readonly line: number;
}

/** What a program made and did not use. Plain data. */
export interface Program {
  /** Parameters from which no path leads to anything the program differentiated. */
  readonly unused: readonly Made[];
  /** The same, though numbers of theirs entered it: in line `at` they left the graph (`no_grad`, `.data`, `.numpy()`). */
  readonly cut: readonly (Made & { readonly at: number })[];
  /** Data that a variable holds, that nothing was computed from, and that the program does not mention again. */
  readonly ignored: readonly Made[];
}

export const NOTHING: Program = { unused: [], cut: [], ignored: [] };

/** What the program's variables hold at its end, by their names. */
export interface Held {
  readonly tensors: Map<string, Handle>;
  /** Every tensor that something holds: a variable, a list, a module, an optimizer. */
  readonly alive: Set<Handle>;
  /** Arrays of NumPy. */
  readonly array: Set<string>;
  /** Constants and placeholders of a graph that is built before it runs. */
  readonly node: Set<string>;
  /** Numbers and texts. */
  readonly plain: Set<string>;
}

export const emptyHands = (): Held => ({
  tensors: new Map(),
  alive: new Set(),
  array: new Set(),
  node: new Set(),
  plain: new Set(),
});

/** Looks through all that a run has recorded. */
export function programOf(tape: Tape, held: Held, source: string): Program {
  const unused = unreached(tape, held);
  const cuts = cutsOf(tape, new Set(unused.keys()));
  const isCut = ([handle]: readonly [Handle, Made]) => cuts.has(handle);
  return {
    unused: [...unused].flatMap((one) => (isCut(one) ? [] : [one[1]])),
    cut: [...unused].flatMap(([handle, made]) => (cuts.has(handle) ? [{ ...made, at: cuts.get(handle)! }] : [])),
    ignored: ignoredOf(tape, held, source),
  };
}

/** Parameters of a pass that receive a gradient and keep their values, where an optimizer changes others. */
export function untrained({ graph, trace, entries }: Pass): NodeId[] {
  const variables = graph.nodes.flatMap((node, i) => {
    const entry = entries[i]!;
    return isParameter(node) && isParameter(entry) ? [{ id: node.id, ...entry }] : [];
  });
  if (!variables.some(({ stepped }) => stepped)) return [];
  const receivers = new Set(receiversOf(graph, trace));
  return variables.flatMap(({ id, next }) => (next === undefined && receivers.has(id) ? [id] : []));
}

/** What a leaf was before all updates. */
function firstOf(tape: Tape, handle: Handle): Handle {
  let at = handle;
  for (let before = tape.entry(at).before; before !== undefined; before = tape.entry(at).before) at = before;
  return at;
}

/**
 * The parameters that no pass has met, by their first handle. Those that nothing holds any more were made on the way: a
 * layer's own weight before it was tied to another's, a model that another took the place of.
 */
function unreached(tape: Tape, held: Held): Map<Handle, Made> {
  const met = new Set([...tape.usage.met].map((handle) => firstOf(tape, handle)));
  const found = new Map<Handle, Made>();
  for (const handle of [...held.alive].sort((a, b) => a - b)) {
    const entry = tape.entry(handle);
    const { line, variable } = entry;
    const first = firstOf(tape, handle);
    const name = tape.entry(first).name ?? variable;
    const isWeight = isParameter(entry) && !isSetting(tape, handle);
    if (isWeight && !met.has(first) && name !== undefined && line > 0) found.set(first, { name, line });
  }
  return found;
}

/** A number that was read and never computed with: a learning rate. */
function isSetting(tape: Tape, handle: Handle): boolean {
  const { shape } = tape.entry(handle);
  return shape.length === 0 && !tape.usage.isOperand(handle) && tape.usage.isUsed(handle);
}

/** For parameters whose numbers entered a pass off the graph, the line in which they left it. */
function cutsOf(tape: Tape, unreached: ReadonlySet<Handle>): Map<Handle, number> {
  const cuts = new Map<Handle, number>();
  const waiting = [...tape.usage.met];
  const seen = new Set<Handle>();
  while (waiting.length > 0) {
    const at = tape.entry(waiting.pop()!);
    // A parameter's own values are where a path begins; a gradient is no part of the model.
    if (seen.has(at.handle) || isParameter(at) || tape.isGradient(at.handle)) continue;
    seen.add(at.handle);
    for (const handle of [...at.inputs, ...(at.from ?? [])]) {
      const first = firstOf(tape, handle);
      if (unreached.has(first) && at.line > 0) cuts.set(first, at.line);
      waiting.push(handle);
    }
  }
  return cuts;
}

function ignoredOf(tape: Tape, held: Held, source: string): Made[] {
  const made = (name: string): Made[] => {
    const line = isMentioned(name, source) ? undefined : lineThatAssigns(name, source);
    return line === undefined ? [] : [{ name, line }];
  };
  return [
    ...[...held.tensors].flatMap(([name, handle]) => (isIdle(tape, handle) ? made(name) : [])),
    ...[...held.node].flatMap(made),
    ...[...held.array].flatMap((name) => (isMadeOfNumbers(name, source, held.plain) ? made(name) : [])),
  ].sort((a, b) => a.line - b.line);
}

/** Data that went nowhere: not a parameter, not made of one, and nothing was made of it. */
function isIdle(tape: Tape, handle: Handle): boolean {
  const entry = tape.entry(handle);
  return isConstant(entry) && entry.inputs.length === 0 && !tape.usage.isUsed(handle) && !isResult(tape, handle);
}

/** Whether a parameter or a gradient has a part in it. */
function isResult(tape: Tape, handle: Handle, seen = new Set<Handle>()): boolean {
  if (seen.has(handle)) return false;
  seen.add(handle);
  const entry = tape.entry(handle);
  if (isParameter(entry) || tape.isGradient(handle)) return true;
  return [...entry.inputs, ...(entry.from ?? [])].some((one) => isResult(tape, one, seen));
}
