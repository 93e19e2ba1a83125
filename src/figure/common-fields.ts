import { optimizerNames, type OptimizerName } from '../engine/optimizer-names.ts';
import type { SessionSpec } from '../engine/protocol.ts';
import { LAST_STEP, SEEDS, type Field, type State } from './field.ts';

/** Fields that many figures have. */

/** More options than this do not stand side by side. */
const MOST_SIDE_BY_SIDE = 5;

/** A tensor's initializer. */
export function initializerField(key: string, fallback: string, options: readonly string[]): Field {
  const control = options.length > MOST_SIDE_BY_SIDE ? 'select' : 'choice';
  return { key, fallback, options, control, group: 'initial' };
}

export function choiceField(
  key: string,
  fallback: string,
  options: readonly string[],
  control: 'choice' | 'select',
): Field {
  return { key, fallback, options, control, group: 'training' };
}

export function seedField(fallback = '1'): Field {
  return { key: 'seed', fallback, least: 0, most: SEEDS, whole: true, control: 'number', group: 'training' };
}

/** The fields of every figure that trains one model. */
export function trainingFields(optimizer: OptimizerName, rate: string): Field[] {
  return [
    choiceField('optimizer', optimizer, optimizerNames, 'select'),
    { key: 'rate', fallback: rate, least: 0, most: 1e9, control: 'number', group: 'training' },
    seedField(),
    choiceField('backend', 'auto', ['auto', 'cpu', 'webgl'], 'select'),
    { key: 'step', fallback: '0', least: 0, most: LAST_STEP, whole: true },
    { key: 'sweep', fallback: '', least: 0, most: 999, whole: true },
  ];
}

/** The training that a state of these fields stands for. */
export function trainingOf(state: State): Pick<SessionSpec, 'seed' | 'optimizer' | 'learningRate'> {
  return {
    seed: Number(state.seed),
    optimizer: state.optimizer as OptimizerName,
    learningRate: Number(state.rate),
  };
}

/** The same fields of a figure that stays on the CPU, and has no sweep. */
export function batchFields(optimizer: OptimizerName, rate: string): Field[] {
  return trainingFields(optimizer, rate).filter(({ key }) => key !== 'sweep' && key !== 'backend');
}
