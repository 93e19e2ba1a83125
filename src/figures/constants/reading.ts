import { float32Text, formatNumber } from '../../view/format.ts';
import { readingsOf } from '../../figure/readings.ts';
import type { ConstantPicture } from './panel.ts';

/** The starts of a run, and the one that is asked about where none is named. */
interface ConstantKnown {
  readonly pictures: readonly ConstantPicture[];
  readonly start: string;
}

const of =
  (read: (picture: ConstantPicture) => string) =>
  ({ pictures, start }: ConstantKnown, id: string) => {
    const picture = pictures.find((candidate) => candidate.id === (id || start));
    if (!picture) throw new Error(`There is no start "${id || start}".`);
    return read(picture);
  };

/** Of the start that is asked about, or of one that is named: `loss`, `loss.layer`. */
export const constantReadings = readingsOf<ConstantKnown>({
  loss: of(({ loss }) => float32Text(loss)),
  about: of(({ loss }) => formatNumber(loss)),
  outcome: of(({ outcome }) => outcome),
  columns: of(({ columns }) => String(columns)),
  embeddings: of(({ embeddings }) => String(embeddings)),
});
