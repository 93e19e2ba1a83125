import type { Engine } from '../../engine/engine.ts';
import { pageEngine } from '../../figure/page-engine.ts';
import { parametersOf, type NodeId } from '../../graph/graph.ts';
import { receiversOf } from '../../graph/reach.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { tripletFields } from './fields.ts';
import { tripletGraph, tripletSpec } from './spec.ts';

/** A tensor that starts otherwise than it was found. */
export interface Change {
  readonly tensor: NodeId;
  readonly initializer: string;
}

/** Updates after which a trial is judged. */
const STEPS = 3;

/**
 * What came of a set of initial values, within a few steps.
 * - `stuck`: no tensor received a gradient;
 * - `content`: none did, for the loss was 0 from the start;
 * - `partial`: some did, others that can never did;
 * - `met`: some did, and then the loss was 0 before the others had their turn;
 * - `free`: all that can receive a gradient did.
 */
export type Fate = 'stuck' | 'content' | 'partial' | 'met' | 'free';

export interface Judgement {
  readonly changes: readonly Change[];
  readonly fate: Fate;
  readonly receivers: readonly NodeId[];
  /** Tensors that receive a gradient in other trials, and did not here. */
  readonly missing: readonly NodeId[];
  /** Every change of one tensor that was tried, and those of them that set the model going. */
  readonly tried: number;
  readonly singles: readonly Change[];
}

interface Trial {
  readonly receivers: ReadonlySet<NodeId>;
  readonly loss: number;
}

const found = defaultState(tripletFields);
const tensors = parametersOf(tripletGraph(found)).map(({ id }) => id);

/** What the state changes of the initial values as found. */
export function changesIn(state: State): Change[] {
  return tensors.flatMap((tensor) =>
    state[tensor] === found[tensor] ? [] : [{ tensor, initializer: state[tensor]! }],
  );
}

/** Every change of one tensor that the controls offer. */
export const singleChanges: readonly Change[] = tripletFields
  .filter(({ group }) => group === 'initial')
  .flatMap(({ key, fallback, options = [] }) =>
    options.flatMap((initializer) => (initializer === fallback ? [] : [{ tensor: key, initializer }])),
  );

/** Judges initial values by running them, and beside them every change of a single tensor. */
export class TripletTrials {
  readonly #engine: Engine;
  readonly #known = new Map<string, Promise<Trial>>();

  constructor(engine: Engine = pageEngine()) {
    this.#engine = engine;
  }

  /** @throws EngineUnavailable */
  async judge(changes: readonly Change[], seed: string): Promise<Judgement> {
    const own = await this.#trial(changes, seed);
    const others: { change: Change; trial: Trial }[] = [];
    for (const change of singleChanges) others.push({ change, trial: await this.#trial([change], seed) });
    const movable = tensors.filter((id) => [own, ...others.map(({ trial }) => trial)].some((t) => t.receivers.has(id)));
    const singles = others.filter(({ trial }) => works(fateOf(trial, movable))).map(({ change }) => change);
    return {
      changes,
      fate: fateOf(own, movable),
      receivers: tensors.filter((id) => own.receivers.has(id)),
      missing: movable.filter((id) => !own.receivers.has(id)),
      tried: singleChanges.length,
      singles,
    };
  }

  #trial(changes: readonly Change[], seed: string): Promise<Trial> {
    const key = JSON.stringify([changes, seed]);
    const known = this.#known.get(key) ?? this.#run(changes, seed);
    this.#known.set(key, known);
    known.catch(() => this.#known.delete(key));
    return known;
  }

  async #run(changes: readonly Change[], seed: string): Promise<Trial> {
    const state = { ...found, seed, ...Object.fromEntries(changes.map((c) => [c.tensor, c.initializer])) };
    const spec = tripletSpec(state);
    const { run, frame } = await this.#engine.open(spec, () => undefined);
    const receivers = new Set(receiversOf(spec.graph, frame.trace));
    let { loss } = frame;
    for (let step = 0; step < STEPS; step++) {
      const next = await run.advance({ steps: 1, budget: 0 });
      for (const id of receiversOf(spec.graph, next.trace)) receivers.add(id);
      loss = next.loss;
    }
    run.close();
    return { receivers, loss };
  }
}

function fateOf({ receivers, loss }: Trial, movable: readonly NodeId[]): Fate {
  if (receivers.size === 0) return loss === 0 ? 'content' : 'stuck';
  if (movable.every((id) => receivers.has(id))) return 'free';
  return loss === 0 ? 'met' : 'partial';
}

/** Whether a fate is a way out. */
export function works(fate: Fate): boolean {
  return fate === 'free' || fate === 'met';
}
