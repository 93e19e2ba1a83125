import { splitFilms, SPLIT_SEED, type FilmsByType } from '../engine/pairs.ts';
import type { Frame, Point } from '../engine/protocol.ts';
import { filmFields } from '../figures/film-fields.ts';
import { filmGraph, filmSpec } from '../figures/film-spec.ts';
import { defaultState, type State } from '../figures/field.ts';
import { pairFields, pairPresets } from '../figures/pair-fields.ts';
import { pairGraph, pairSpec } from '../figures/pair-spec.ts';
import { readingOf } from '../figures/reading.ts';
import { nodeOf, parametersOf, sizeOf, type Graph } from '../graph/graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from '../graph/models/pair.ts';
import { gradientAt, largest } from '../graph/trace.ts';
import { float32Text, formatNumber, matrixText } from '../view/format.ts';
import { films } from './films.ts';
import { trained } from './run.ts';

/** What is changed against the figure as found, and how many steps are trained. */
interface Run {
  readonly change: State;
  readonly steps: number;
}

/** The runs that the text speaks of. */
const pairRuns: Readonly<Record<string, Run>> = {
  found: { change: {}, steps: 0 },
  found1: { change: {}, steps: 1 },
  label1: { change: { label: '1' }, steps: 0 },
  sgd: { change: { optimizer: 'sgd' }, steps: 50 },
  momentum: { change: { optimizer: 'momentum' }, steps: 50 },
  rmsprop: { change: { optimizer: 'rmsprop' }, steps: 50 },
  adagrad: { change: { optimizer: 'adagrad' }, steps: 50 },
  adam: { change: { optimizer: 'adam' }, steps: 50 },
  fastest: { change: { rate: '1e9' }, steps: 50 },
  oneEmbedding: { change: { a: 'normal' }, steps: 0 },
  oneEmbedding50: { change: { a: 'normal' }, steps: 50 },
  published: { change: pairPresets.published, steps: 0 },
  published1: { change: pairPresets.published, steps: 1 },
  publishedCalm50: { change: pairPresets.published, steps: 50 },
  publishedHasty1: { change: { ...pairPresets.published, rate: '0.5' }, steps: 1 },
  publishedHasty20: { change: { ...pairPresets.published, rate: '0.5' }, steps: 20 },
  publishedApart50: { change: { ...pairPresets.published, a: 'normal', rate: '0.1' }, steps: 50 },
};

const filmRuns: Readonly<Record<string, Run>> = {
  found: { change: {}, steps: 0 },
  found150: { change: {}, steps: 150 },
  normal150: { change: { E: 'normal' }, steps: 150 },
};

const graph = filmGraph(films);

const count = (number: number) => number.toLocaleString('en');
const inAll = (byType: FilmsByType) => byType.reduce((total, { length }) => total + length, 0);

/** Counts: nothing is trained for them. */
const facts: Readonly<Record<string, () => string>> = {
  'films.count': () => count(films.count),
  'films.heldOut': () => count(inAll(splitFilms(films, SPLIT_SEED).heldOut)),
  'films.features': () => String(films.features.length),
  'films.rows': () => String(films.tableRows),
  'films.embeddingSize': () => String(nodeOf(graph, 'E').shape[1]),
  'films.batch': () => String(nodeOf(graph, 'cos').shape[0]),
  'films.parameters': () => count(parametersOf(graph).reduce((total, { shape }) => total + sizeOf(shape), 0)),
  'films.layerWeights': () =>
    count(
      parametersOf(graph)
        .filter(({ id }) => id.startsWith('W'))
        .reduce((total, { shape }) => total + sizeOf(shape), 0),
    ),
  'pair.embeddingSize': () => String(EMBEDDING_SIZE),
  'pair.layerSize': () => String(LAYER_SIZE),
};

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

function read(name: string, frame: Frame, model: Graph, state: State): string {
  const [what, ...rest] = name.split('.') as [string, ...string[]];
  return buildReadings[what]?.(frame, model, rest.join('.'), state) ?? readingOf(name, frame, model);
}

/**
 * Any number of any model, for the text: `pair.found.loss`, `film.normal150.auc`, `films.count`. Computed when the site
 * is built, by the same graph and engine that run in the figures.
 * @throws Error when the name stands for nothing; it lists what there is.
 */
export function valueOf(name: string): string {
  const fact = facts[name];
  if (fact) return fact();
  const [model, run = '', ...reading] = name.split('.');
  if (model === 'pair' && pairRuns[run]) {
    const { change, steps } = pairRuns[run];
    const state = { ...defaultState(pairFields), ...change };
    return read(reading.join('.'), trained(pairSpec(state), steps), pairGraph, state);
  }
  if (model === 'film' && filmRuns[run]) {
    const { change, steps } = filmRuns[run];
    const state = { ...defaultState(filmFields), ...change };
    return read(reading.join('.'), trained(filmSpec(graph, films, state), steps), graph, state);
  }
  const known = [
    ...Object.keys(facts),
    ...Object.keys(pairRuns).map((key) => `pair.${key}.…`),
    ...Object.keys(filmRuns).map((key) => `film.${key}.…`),
  ];
  throw new Error(`<Value of="${name}" />: no such value. There are: ${known.join(', ')}.`);
}
