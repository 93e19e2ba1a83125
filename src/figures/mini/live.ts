import type { Dictionary } from '../../words/dictionary.ts';
import type { OptimizerName } from '../../engine/optimizer-names.ts';
import { drawnLayout } from '../../view/drawn-layout.ts';
import { float32Text } from '../../view/format.ts';
import { drawGraph } from '../../view/graph-view.ts';
import { drawSparkline } from '../../view/sparkline.ts';
import type { Decoded } from '../../figure/codec.ts';
import { History } from '../../figure/history.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { inStretches } from '../../figure/play.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { minis, miniSpec, type MiniName } from './models.ts';
import { MINI_STEPS, miniPicture, miniSparkline } from './picture.ts';
import { miniReadings } from './reading.ts';
import { drawMiniTable } from './table.ts';
import { miniVerdict } from './verdict.ts';

/** Brings a small model to life. It stays on the CPU, where a step of it takes a millisecond or two. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, mini: words }: Pick<Dictionary, 'shared' | 'mini'>,
): Promise<LiveFigure> {
  const mini = minis[figure.name as MiniName];
  const { graph } = miniSpec(mini);
  const losses = new History();
  const part = <E extends Element>(selector: string) => figure.querySelector<E>(selector)!;
  const svg = part<SVGSVGElement>('.graph');
  const places = drawnLayout(svg);
  const { about } = figure.dataset;

  const live = new LiveRun(
    figure,
    {
      // Its graph does not change: one object for every run.
      spec: ({ optimizer }) => ({ ...miniSpec(mini, optimizer as OptimizerName), graph }),
      // As many steps as the sparkline first holds.
      play: inStretches(MINI_STEPS),
      // Many stand on one page.
      large: () => true,
      gated: '[data-action="reset"]',
      onStart: () => losses.clear(),
      onFrame: (frame) => {
        losses.add(frame.losses);
        const loss = float32Text(frame.loss);
        figure.dataset.loss = loss;
        live.read('loss', loss);
        live.say(words.verdict(miniVerdict(graph, frame, about)));
        return {
          graph: () => drawGraph(svg, miniPicture(graph, places, frame, shared, about)),
          rest: () => {
            drawSparkline(part('.sparkline'), miniSparkline(words.sparkline, losses.points));
            drawMiniTable(part('tbody'), graph, frame.trace, frame.movement, shared);
          },
        };
      },
      read: (name, frame) => miniReadings.read(name, { frame, graph, start: losses.points[0]!.value }),
    },
    initial,
    shared,
  );
  await live.start(0);
  return live;
}
