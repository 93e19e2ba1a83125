import { wordsIn } from '../../words/index.ts';
import type { Language } from '../../words/languages.ts';
import { someOf } from '../../figure/some-of.ts';
import { drawConstant, type ConstantPicture } from './panel.ts';
import type { Decoded } from '../../figure/codec.ts';
import { ConstantRun, constantReading, tallyConstants } from './run.ts';
import { constantSpec, LAST } from './spec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { LiveBatch } from '../../figure/live-batch.ts';

/** Steps that go by one at a time. */
const SLOW = 24;

/** Brings the constant starts to life. */
export async function start(figure: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const tag = figure.closest('[lang]')?.getAttribute('lang') ?? 'en';
  const words = wordsIn(tag as Language).shared;
  const own = wordsIn(tag as Language).constants;
  const run = new ConstantRun();
  let pictures: readonly ConstantPicture[] = [];
  const live: LiveBatch = new LiveBatch(
    figure,
    {
      spec: constantSpec,
      watched: SLOW,
      last: LAST,
      onStart: () => run.clear(),
      onFrame: (frame) => {
        run.take(frame);
        pictures = run.pictures;
        live.say(own.summary(someOf(tallyConstants(pictures))));
        return Object.fromEntries(
          pictures.map((picture) => [
            picture.id,
            () => drawConstant(figure.querySelector(`[data-start="${picture.id}"]`)!, picture, own, words.values),
          ]),
        );
      },
      note: () => words.backend.cpu,
      read: (name) => constantReading(name, pictures, live.state.start!),
    },
    initial,
  );
  await live.start(Number(initial.state.step));
  return live;
}
