import type { Field } from '../../figure/field.ts';

/** The controls of the loss surface. `mineA` and `mineB` are the reader's own start. */
export const surfaceFields: readonly Field[] = [
  { key: 'turn', fallback: '0', least: 0, most: 90, passive: true },
  {
    key: 'direction',
    fallback: 'steepest',
    options: ['steepest', 'second', 'flat'],
    control: 'choice',
    group: 'model',
  },
  { key: 'mineA', fallback: '0.3', least: -0.6, most: 0.6, control: 'number', group: 'initial' },
  { key: 'mineB', fallback: '0.2', least: -0.6, most: 0.6, control: 'number', group: 'initial' },
  { key: 'step', fallback: '0', least: 0, most: 80, whole: true },
];
