import type { SessionSpec } from '../../engine/protocol.ts';
import { filmFeed } from '../../films/feed.ts';
import type { Films } from '../../films/films.ts';
import type { Graph } from '../../graph/graph.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { filmFields } from '../film/fields.ts';
import { BATCH, filmGraph, filmSpec, LOGIT, type FilmModel } from '../film/spec.ts';

/** Steps that every suspect is given; the one accused of too few gets more. */
export const STEPS = 20;
export const MORE_STEPS = 150;

/** One change of the film model that might have been the cause. */
interface Suspect {
  readonly model?: FilmModel;
  /** Other settings of the film case's own controls. */
  readonly training?: State;
  readonly update?: Pick<SessionSpec, 'weightDecay' | 'clip'>;
  readonly shuffled?: true;
  readonly steps?: number;
}

/** The model as found, then every suspect, in the order in which they stand. */
export const suspects = {
  found: {},
  rate10: { training: { rate: '0.1' } },
  rate100: { training: { rate: '1' } },
  sgd: { training: { optimizer: 'sgd' } },
  momentum: { training: { optimizer: 'momentum' } },
  rmsprop: { training: { optimizer: 'rmsprop' } },
  adagrad: { training: { optimizer: 'adagrad' } },
  shuffled: { shuffled: true },
  tanh: { model: { activation: 'tanh' } },
  linear: { model: { activation: 'linear' } },
  batch16: { model: { batch: 16 } },
  batch512: { model: { batch: 512 } },
  more: { steps: MORE_STEPS },
  // A tenth of every weight at each step: a dose that shows within a few.
  decay: { update: { weightDecay: 10 } },
  clip: { update: { clip: 0.01 } },
} as const satisfies Readonly<Record<string, Suspect>>;

export type SuspectName = keyof typeof suspects;

export const suspectNames = Object.keys(suspects) as SuspectName[];

const graphs = new WeakMap<Films, Map<string, Graph>>();

/** Suspects that differ in training alone share one graph. */
function graphFor(films: Films, model: FilmModel): Graph {
  const known = graphs.get(films) ?? new Map<string, Graph>();
  graphs.set(films, known);
  const key = JSON.stringify(model);
  if (!known.has(key)) known.set(key, filmGraph(films, model));
  return known.get(key)!;
}

export const stepsOf = (name: SuspectName): number => (suspects[name] as Suspect).steps ?? STEPS;

/** The run of a suspect. @param E how the embeddings start: `zeros`, as found, or `normal`, for the control group. */
export function suspectSpec(films: Films, name: SuspectName, E: string): SessionSpec {
  const { model = {}, training, update, shuffled }: Suspect = suspects[name];
  const spec = filmSpec(graphFor(films, model), films, { ...defaultState(filmFields), E, ...training });
  const feed = shuffled && filmFeed({ films, batch: model.batch ?? BATCH, logit: LOGIT, shuffled });
  return { ...spec, ...update, ...(feed && { feed }) };
}
