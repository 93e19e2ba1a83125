import type { Dictionary } from '../words/dictionary.ts';
import { Engine } from '../engine/engine.ts';
import type { Decoded } from '../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../figure/shell.ts';
import { History } from '../figure/history.ts';
import { LiveModel } from '../figure/live-model.ts';
import { labOps } from '../graph/ops/lab.ts';
import { tagSize } from '../view/graph-view.ts';
import { drawLineChart } from '../view/chart.ts';
import { attachCursor } from '../view/chart-cursor.ts';
import { Folder } from './folder.ts';
import { GraphTools } from './graph-tools.ts';
import { labLossChart } from './lab-chart.ts';
import { labSpec } from './lab-spec.ts';
import type { LabModel } from './report.ts';
import { spawnLab } from './spawn.ts';
import { Starts } from './starts.ts';

/** A figure that shows one model after another. */
interface ModelFigure extends FigureShell {
  readonly model: LabModel;
  /** The drawn node that stands for a node of the model. */
  shownAs: (id: string) => string;
}

/** Brings the model of the reader's program to life, and each later one in its place. */
export async function start(
  shell: FigureShell,
  initial: Decoded,
  { shared: words, lab }: Pick<Dictionary, 'shared' | 'lab'>,
): Promise<LiveFigure> {
  const figure = shell as ModelFigure;
  const folder = new Folder(tagSize(words));
  const tools = new GraphTools(figure, folder, lab, () => live.reshow());
  let [drawn, judged]: unknown[] = [];
  const starts = new Starts(
    figure.querySelector('[data-part="starts"]')!,
    words,
    lab.starts.program,
    () => void live.start(0),
  );
  const losses = new History();
  const svg = figure.querySelector<SVGSVGElement>('[data-chart="loss"]')!;
  const chart = () => labLossChart(folder.shown.model.graph, losses.points, words);
  const presented = async () => {
    if (await folder.take(figure.model)) await live.start(0);
  };
  await folder.take(figure.model);
  figure.shownAs = (id) => folder.shown.folding.standsFor(id);
  const live: LiveModel = new LiveModel(
    figure,
    {
      engine: new Engine(spawnLab),
      preference: 'faster',
      graph: () => folder.shown.model.graph,
      ops: labOps,
      folding: () => folder.shown.folding,
      place: () => folder.shown.placement,
      whereOf: (id) => lab.where(folder.shown.model.lines[id]),
      spec: (state) => labSpec(folder.shown.model, state, starts.chosen),
      onStart: () => {
        losses.clear();
        starts.take(folder.shown.model);
      },
      onFrame: (frame) => {
        losses.add(frame.losses);
        const { folding, model } = folder.shown;
        const [isNew, isOther] = [folding !== drawn, model !== judged];
        [drawn, judged] = [folding, model];
        if (isNew) tools.size();
        const drawing = { chart: () => drawLineChart(svg, chart()) };
        return isNew ? { ...drawing, tools: () => tools.show(isOther) } : drawing;
      },
      stop: () => {
        figure.removeEventListener('present', presented);
        detach();
        tools.stop();
        folder.stop();
      },
    },
    initial,
    words,
  );
  const detach = attachCursor(svg, chart);
  figure.addEventListener('present', presented);
  await live.start(0);
  return live;
}
