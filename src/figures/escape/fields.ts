import { seedField } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** A copy that has not escaped by then is not waited for. */
export const LAST = 4000;

/** The controls of the race out of the saddle. With this seed the steps are those of the published run. */
export const escapeFields: readonly Field[] = [
  { key: 'factors', fallback: '2', options: ['2', '3', '4'], control: 'choice', group: 'model' },
  { key: 'precision', fallback: 'float32', options: ['float32', 'float16'], control: 'choice', group: 'model' },
  { key: 'rate', fallback: '0.5', least: 0.01, most: 2, control: 'number', group: 'training' },
  seedField('2584'),
  { key: 'step', fallback: '0', least: 0, most: LAST, whole: true },
];
