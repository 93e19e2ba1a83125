import type { Dictionary } from '../../words/dictionary.ts';
import { someOf } from '../../figure/count-by.ts';
import { drawConstant, type ConstantPicture } from './panel.ts';
import type { Decoded } from '../../figure/codec.ts';
import { constantReadings } from './reading.ts';
import { ConstantLog, tally } from './log.ts';
import { constantSpec, LAST } from './spec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { watched } from '../../figure/play.ts';

/** Brings the constant starts to life. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, constants: words }: Pick<Dictionary, 'shared' | 'constants'>,
): Promise<LiveFigure> {
  const run = new ConstantLog();
  let pictures: readonly ConstantPicture[] = [];
  const live: LiveRun = new LiveRun(
    figure,
    {
      spec: constantSpec,
      play: watched(LAST),
      onStart: () => run.clear(),
      onFrame: (frame) => {
        run.take(frame);
        pictures = run.pictures;
        live.say(words.summary(someOf(tally(pictures))));
        return Object.fromEntries(
          pictures.map((picture) => [
            picture.id,
            () => drawConstant(figure.querySelector(`[data-start="${picture.id}"]`)!, picture, words, shared.values),
          ]),
        );
      },
      read: (name) => constantReadings.read(name, { pictures, start: live.state.start! }),
    },
    initial,
    shared,
  );
  await live.restore(Number(initial.state.step));
  return live;
}
