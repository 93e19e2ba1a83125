import type { Decoded } from '../../figure/codec.ts';
import type { State } from '../../figure/field.ts';
import { History } from '../../figure/history.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { setText } from '../../figure/set-text.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import type { Frame } from '../../engine/protocol.ts';
import { float32Text } from '../../view/format.ts';
import { drawSparkline } from '../../view/sparkline.ts';
import type { Dictionary } from '../../words/dictionary.ts';
import { BEAD, heroFlows } from './flows.ts';
import { heroSparkline, LAST, printedLosses } from './log.ts';
import { heroSpec } from './spec.ts';

/** Trains the model in this browser, and writes what it does over the numbers of the build. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, hero: words }: Pick<Dictionary, 'shared' | 'hero'>,
): Promise<LiveFigure> {
  const losses = new History();
  const { graph } = heroSpec(initial.state);

  /** The parts of a run's picture, in the order in which they were drawn. */
  const parts = <E extends Element>({ embeddings }: State, selector: string) => [
    ...figure.querySelectorAll<E>(`[data-run="${embeddings}"] ${selector}`),
  ];

  /** The picture is that of the first pass. Along which edges a gradient comes was drawn when the page was built. */
  function drawPass(state: State, { trace }: Frame): void {
    const [lines, beads] = [parts(state, '.line'), parts(state, '.bead')];
    for (const [i, flow] of heroFlows(graph, trace)
      .filter((one) => one.state === 'finite')
      .entries())
      for (const [part, wider] of [
        [lines[i], 1],
        [beads[i], BEAD],
      ] as const) {
        part?.setAttribute('color', flow.colour);
        part?.setAttribute('stroke-width', String(wider * flow.width));
      }
  }

  const live = new LiveRun(
    figure,
    {
      // The graph does not change: one object for both runs.
      spec: (state) => ({ ...heroSpec(state), graph }),
      keepsStep: ['embeddings'],
      onStart: () => losses.clear(),
      onFrame: (frame, state) => {
        losses.add(frame.losses);
        figure.dataset.loss = float32Text(frame.loss);
        const cells = parts(state, 'td');
        for (const [i, loss] of printedLosses(losses.points).entries()) if (loss) setText(cells[i]!, loss);
        for (const svg of parts<SVGSVGElement>(state, '.sparkline'))
          drawSparkline(svg, heroSparkline(words.sparkline, losses.points));
        if (frame.step === 0) drawPass(state, frame);
        return {};
      },
      read: (_, frame) => float32Text(frame.loss),
    },
    initial,
    shared,
  );
  await live.start(LAST);
  return live;
}
