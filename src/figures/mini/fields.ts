import { optimizerNames } from '../../engine/optimizer-names.ts';
import type { Field } from '../../figure/field.ts';
import { minis, type MiniName } from './models.ts';

/** What can be asked of a small model, though it has no control for it: to be trained by another optimizer. */
export function miniFields(name: MiniName): readonly Field[] {
  return [
    { key: 'optimizer', fallback: minis[name].optimizer, options: optimizerNames, group: 'training', asked: true },
  ];
}
