import type { Dictionary } from '../../words/dictionary.ts';
import { drawConstant, type ConstantPicture } from './panel.ts';
import type { Decoded } from '../../figure/codec.ts';
import { constantReadings } from './reading.ts';
import { ConstantRun, tally } from './run.ts';
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
  const run = new ConstantRun();
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
        live.say(words.summary(tally(pictures)));
        return Object.fromEntries(
          pictures.map((picture) => [
            picture.id,
            () => drawConstant(figure.querySelector(`[data-start="${picture.id}"]`)!, picture, words),
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
