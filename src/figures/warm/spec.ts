import type { Initializer, InitializerName } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { filmFeed, type Lookup } from '../../films/feed.ts';
import type { Films } from '../../films/films.ts';
import { parametersOf, type Graph } from '../../graph/graph.ts';
import { towersModel, type Towers } from '../../graph/models/towers.ts';
import type { State } from '../../figure/field.ts';
import { BATCH, EMBEDDING_SIZE, LAYERS, LOGIT } from '../film/spec.ts';

/** The step at which the new feature joins, and the last one. */
export const SWITCH = 50;
export const END = 100;

/** The new feature's table. */
export const ADDED = 'N';

/** The film model on all features but one, and on all of them, the new one last with a table of its own. */
export interface WarmModels {
  readonly narrow: Graph;
  readonly wide: Graph;
  readonly lookups: { readonly narrow: readonly Lookup[]; readonly wide: readonly Lookup[] };
}

/** @param added number of the feature that joins later. */
export function warmModels(films: Films, added: number): WarmModels {
  const old = films.features.flatMap((_, f) => (f === added ? [] : [f]));
  const { name, rows, offset } = films.features[added]!;
  // The old table keeps the rows of the feature that is not there; they are not looked up.
  const table = { id: 'E', rows: films.tableRows, features: old.length };
  const fresh = { id: ADDED, feature: name, rows, features: 1 };
  const model = (tables: Towers['tables']) =>
    towersModel({ batch: BATCH, tables, embeddingSize: EMBEDDING_SIZE, layers: LAYERS });
  const lookup = { table: 'E', features: old, from: 0 };
  return {
    narrow: model([table]),
    wide: model([table, fresh]),
    lookups: { narrow: [lookup], wide: [lookup, { table: ADDED, features: [added], from: offset }] },
  };
}

/** A run of the narrow model, or of the wide one; `old` and `added` say how the two tables start. */
export function warmSpec(
  films: Films,
  models: WarmModels,
  width: 'narrow' | 'wide',
  seed: number,
  tables: { readonly old: string; readonly added: string },
): SessionSpec {
  const graph = models[width];
  const rule = (id: string): Initializer => {
    if (id.startsWith('W')) return { name: 'glorot' };
    const name = id === ADDED ? tables.added : id === 'E' ? tables.old : 'zeros';
    return { name: name as InitializerName };
  };
  return {
    graph,
    initializers: Object.fromEntries(parametersOf(graph).map(({ id }) => [id, rule(id)])),
    seed,
    optimizer: 'adam',
    learningRate: 0.01,
    feed: filmFeed({ films, batch: BATCH, logit: LOGIT, lookups: models.lookups[width] }),
  };
}

/** The number of the feature that a state names. */
export function addedFeature(films: Films, state: State): number {
  return films.features.findIndex(({ name }) => name === state.feature);
}
