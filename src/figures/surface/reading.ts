import { float32Text } from '../../view/format.ts';
import { readingsOf } from '../../figure/readings.ts';
import { ESCAPED_BELOW } from '../escape/spec.ts';
import type { Descent } from './descents.ts';
import { fateOf } from './picture.ts';

function pathOf(paths: readonly Descent[], id: string): Descent {
  const path = paths.find((one) => one.id === id);
  if (!path) throw new Error(`The surface has no start "${id}".`);
  return path;
}

/** `step` of all paths; of one start `loss.origin`, `fate.twin`. */
export const surfaceReadings = readingsOf<readonly Descent[]>({
  step: (paths) => String((paths[0]?.places.length ?? 1) - 1),
  loss: (paths, id) => float32Text(pathOf(paths, id).loss),
  fate: (paths, id) => fateOf(pathOf(paths, id), ESCAPED_BELOW),
});
