import type { SessionSpec } from '../../engine/protocol.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { pairFields } from '../pair/fields.ts';
import { pairSpec } from '../pair/spec.ts';

/** The settings of the pair model as found. */
export const found = defaultState(pairFields);

/** The run that the word stands for: the pair model as found, but for where its embeddings start. */
export function heroSpec({ embeddings }: State): SessionSpec {
  return pairSpec({ ...found, a: embeddings!, b: embeddings! });
}
