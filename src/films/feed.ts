import type { Feed, Feeder, Leaf, Leaves } from '../graph/feed.ts';
import type { NodeId } from '../graph/graph.ts';
import { auc } from './auc.ts';
import type { Films } from './films.ts';
import { heldOutPairs, shuffledLabels, splitFilms, trainingBatch, type Pairs } from './pairs.ts';

/** What a model of two towers is fed: pairs of films, drawn anew at every step. */
export interface FilmFeed {
  readonly films: Films;
  /** Pairs a step. */
  readonly batch: number;
  /** The node that says how alike two films are; the exam asks it. */
  readonly logit: NodeId;
  /** Which features each table serves, in the order of the model's tables; one table for all when absent. */
  readonly lookups?: readonly Lookup[];
  /** Labels are dealt out anew within each batch: as many of each, on the wrong pairs. */
  readonly shuffled?: true;
}

/** What one embedding table of a model over films is asked for. */
export interface Lookup {
  /** As in the names of its inputs, `rows_a_<table>` and `rows_b_<table>`; a table that is alone has `rows_a` and `rows_b`. */
  readonly table: NodeId;
  /** Numbers of the features that look their rows up in it. */
  readonly features: readonly number[];
  /** The row of the films' common numbering that is its first. */
  readonly from: number;
}

/** Pairs of held-out films on which the AUC is measured: the same in every run, whatever its seed. */
const HELD_OUT_PAIRS = 2000;

const NAME = 'films';

export function filmFeed(data: FilmFeed): Feed {
  return { kind: 'drawn', feeder: NAME, data };
}

const filmFeeder: Feeder = (data, seed, streams) => {
  // What crossed to the worker has lost its type: it is what `filmFeed` was given.
  const feed = data as FilmFeed;
  const { films, batch, shuffled, logit } = feed;
  const split = splitFilms(films, streams);
  const exam = heldOutPairs(films, split, HELD_OUT_PAIRS, streams);
  return {
    batch: (step) => {
      const pairs = trainingBatch(films, split, batch, streams(seed, `batch ${step}`));
      const { a, b, label } = shuffled ? shuffledLabels(pairs, streams(seed, `labels ${step}`)) : pairs;
      return { ...pairLeaves({ a, b }, feed), label: { values: label, shape: [label.length] } };
    },
    exam: { node: logit, leaves: pairLeaves(exam, feed), score: (logits) => auc(logits, exam.label) },
  };
};

/** What an engine has to know to be fed films. */
export const filmFeeders = { [NAME]: filmFeeder };

/** Row numbers of pairs of films as the towers take them. */
export function pairLeaves(
  { a, b }: Pick<Pairs, 'a' | 'b'>,
  { films: { features }, lookups }: Pick<FilmFeed, 'films' | 'lookups'>,
): Leaves {
  const all = { table: '', features: features.map((_, i) => i), from: 0 };
  const tables = lookups ?? [all];
  const leaves = tables.flatMap((lookup): [NodeId, Leaf][] => {
    const suffix = tables.length === 1 ? '' : `_${lookup.table}`;
    return [
      [`rows_a${suffix}`, looked(a, features.length, lookup)],
      [`rows_b${suffix}`, looked(b, features.length, lookup)],
    ];
  });
  return Object.fromEntries(leaves);
}

/** One table's share of the row numbers, counted from its own first row. */
function looked(rows: Int32Array, width: number, { features, from }: Lookup): Leaf {
  const films = rows.length / width;
  const share = new Int32Array(films * features.length);
  for (let film = 0; film < films; film++)
    features.forEach((f, i) => (share[film * features.length + i] = rows[film * width + f]! - from));
  return { values: share, shape: [films, features.length] };
}
