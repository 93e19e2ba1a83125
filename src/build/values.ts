import { filmFields } from '../figures/film-fields.ts';
import { filmGraph, filmSpec } from '../figures/film-spec.ts';
import { defaultState, type State } from '../figures/field.ts';
import { pairFields, pairPresets } from '../figures/pair-fields.ts';
import { pairGraph, pairSpec } from '../figures/pair-spec.ts';
import { readingOf } from '../figures/reading.ts';
import { sizeOf, parametersOf } from '../graph/graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from '../graph/models/pair.ts';
import { films } from './films.ts';
import { trained } from './run.ts';

/** The runs that the text speaks of: what is changed against the figure as found, and how many steps. */
const pairRuns: Readonly<Record<string, { readonly change: State; readonly steps: number }>> = {
  found: { change: {}, steps: 0 },
  adam50: { change: { optimizer: 'adam', rate: '0.01' }, steps: 50 },
  sgd50: { change: {}, steps: 50 },
  published: { change: pairPresets.published, steps: 0 },
  published1: { change: pairPresets.published, steps: 1 },
  published20: { change: pairPresets.published, steps: 20 },
  tiny: { change: { a: 'normal', b: 'normal' }, steps: 0 },
};

const filmRuns: typeof pairRuns = {
  found: { change: {}, steps: 0 },
  found150: { change: {}, steps: 150 },
  normal150: { change: { E: 'normal' }, steps: 150 },
};

const graph = filmGraph(films);

const facts: Readonly<Record<string, () => string>> = {
  'films.count': () => films.count.toLocaleString('en'),
  'films.features': () => String(films.features.length),
  'films.rows': () => String(films.tableRows),
  'films.types': () => String(films.types.length),
  'films.parameters': () =>
    parametersOf(graph)
      .reduce((total, { shape }) => total + sizeOf(shape), 0)
      .toLocaleString('en'),
  'pair.embeddingSize': () => String(EMBEDDING_SIZE),
  'pair.layerSize': () => String(LAYER_SIZE),
};

/**
 * Any number of any model, for the text: `pair.found.loss`, `film.normal150.auc`, `films.count`. Computed when the site
 * is built, by the same graph and engine that run in the figures.
 * @throws Error when the name stands for nothing; it lists what there is.
 */
export function valueOf(name: string): string {
  const fact = facts[name];
  if (fact) return fact();
  const [model, run, ...reading] = name.split('.');
  if (model === 'pair' && pairRuns[run!]) {
    const { change, steps } = pairRuns[run!]!;
    return readingOf(
      reading.join('.'),
      trained(pairSpec({ ...defaultState(pairFields), ...change }), steps),
      pairGraph,
    );
  }
  if (model === 'film' && filmRuns[run!]) {
    const { change, steps } = filmRuns[run!]!;
    const spec = filmSpec(graph, films, { ...defaultState(filmFields), ...change });
    return readingOf(reading.join('.'), trained(spec, steps), graph);
  }
  const known = [
    ...Object.keys(facts),
    ...Object.keys(pairRuns).map((key) => `pair.${key}.…`),
    ...Object.keys(filmRuns).map((key) => `film.${key}.…`),
  ];
  throw new Error(`<Value of="${name}" />: no such value. There are: ${known.join(', ')}.`);
}
