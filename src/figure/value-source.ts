import type { Frame, Point, SessionSpec } from '../engine/protocol.ts';
import { defaultState, type Field, type State } from './field.ts';
import { readingOf } from './model-reading.ts';
import { nodeOf, type Graph } from '../graph/graph.ts';
import { gradientAt, largest } from '../graph/trace.ts';
import { float32Text, formatNumber, matrixText } from '../view/format.ts';
import { trained } from './trained.ts';

/** A count, which each language writes in its own way; or text that is the same in all: a result, digit for digit. */
export type Value = number | string;

/** Where the numbers of one subject come from: those whose name begins with the subject's. */
export interface ValueSource {
  /** What the rest of a name stands for; undefined when it stands for nothing. */
  readonly read: (name: string) => Value | undefined;
  /** What there is, for the message about a name that stands for nothing. */
  readonly names: readonly string[];
}

/** Numbers that are computed one by one. */
export function factSource(facts: Readonly<Record<string, () => Value>>): ValueSource {
  return { read: (name) => facts[name]?.(), names: Object.keys(facts) };
}

/** Several sources under one subject. A name belongs to the first that knows it. */
export function joinedSource(...sources: readonly ValueSource[]): ValueSource {
  return {
    names: sources.flatMap(({ names }) => names),
    read(name) {
      for (const source of sources) {
        const text = source.read(name);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

/** What is changed against the figure as found, and how many steps are trained. */
export interface NamedRun {
  readonly change: State;
  readonly steps: number;
}

/** A figure's model, and the runs of it that the text speaks of: `found.loss`, `sgd.movement`. */
export function runSource(
  fields: readonly Field[],
  spec: (state: State) => SessionSpec,
  runs: Readonly<Record<string, NamedRun>>,
): ValueSource {
  return {
    names: Object.keys(runs).map((run) => `${run}.…`),
    read: (name) => {
      const [run, ...reading] = name.split('.') as [string, ...string[]];
      if (!runs[run]) return undefined;
      const state = { ...defaultState(fields), ...runs[run].change };
      const asked = spec(state);
      return readRun(reading.join('.'), trained(asked, runs[run].steps), asked.graph, state);
    },
  };
}

function at(points: readonly Point[], step: string): number {
  const point = points.find((candidate) => candidate.step === Number(step));
  if (!point) throw new Error(`Nothing was measured at step ${step}, but at ${points.map((p) => p.step).join(', ')}.`);
  return point.value;
}

/** Readings that only a run computed at build has: its settings, its past, and what the original script printed. */
const buildReadings: Readonly<Record<string, (frame: Frame, graph: Graph, rest: string, state: State) => string>> = {
  setting: (_frame, _graph, key, state) => state[key]!,
  /** The loss in four digits, where only its size matters. */
  about: ({ loss }) => formatNumber(loss),
  lossAt: (frame, _graph, step) => float32Text(at(frame.losses, step)),
  aucAt: (frame, _graph, step) => at(frame.aucs, step).toFixed(4),
  /** Digit for digit: `printed.cos`, and d loss / d cos as `printedGradient.cos`. */
  printed: ({ trace }, model, id) => matrixText(trace.values[id]!, nodeOf(model, id).shape.at(-1)!),
  printedGradient: ({ trace }, model, id) => matrixText(gradientAt(model, trace, id)!, nodeOf(model, id).shape.at(-1)!),
  /** d cos / d a as `printedPartial.a`, and the largest of d cos / d W as `partial.W`. */
  printedPartial: ({ roots }, model, id) => matrixText(roots.cos![id]!, nodeOf(model, id).shape.at(-1)!),
  partial: ({ roots }, _model, id) => formatNumber(largest(roots.cos![id]!)),
};

function readRun(name: string, frame: Frame, model: Graph, state: State): string {
  const [what, ...rest] = name.split('.') as [string, ...string[]];
  return buildReadings[what]?.(frame, model, rest.join('.'), state) ?? readingOf(name, frame, model);
}
