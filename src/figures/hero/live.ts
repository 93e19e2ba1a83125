import type { Decoded } from '../../figure/codec.ts';
import type { State } from '../../figure/field.ts';
import { History } from '../../figure/history.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { setText } from '../../figure/set-text.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import type { Frame } from '../../engine/protocol.ts';
import type { GradientState } from '../../graph/trace.ts';
import { float32Text } from '../../view/format.ts';
import { drawSparkline } from '../../view/sparkline.ts';
import type { Dictionary } from '../../words/dictionary.ts';
import { heroPass } from './flows.ts';
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

  /** The picture is that of the first pass. */
  function drawPass(state: State, { trace }: Frame): void {
    const { flows, arrivals } = heroPass(graph, trace);
    const [edges, beads] = [parts(state, '.edge'), parts(state, '.bead')];
    for (const [i, { state: found, width, colour }] of flows.entries()) {
      setState(edges[i]!, found);
      setState(beads[i]!, found);
      edges[i]!.setAttribute('fill', colour);
      edges[i]!.setAttribute('stroke', colour);
      edges[i]!.setAttribute('stroke-width', String(width));
      beads[i]!.setAttribute('stroke', colour);
      beads[i]!.setAttribute('stroke-width', String(2 * width));
    }
    for (const [i, box] of parts(state, '.arrival').entries()) setState(box, arrivals[i]!);
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

/** A part's last class is the state of the gradient there. */
function setState({ classList }: Element, state: GradientState): void {
  classList.replace(classList.item(classList.length - 1)!, state);
}
