import titlesUrl from '../../../content/data/film-titles.json?url';
import { pairLeaves } from '../../films/feed.ts';
import type { Dictionary } from '../../words/dictionary.ts';
import { parametersOf } from '../../graph/graph.ts';
import { nameOf } from '../../graph/tensor-name.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import { drawHistogram } from '../../view/histogram.ts';
import { aucChart, histogramOf, lossChart, movementChart } from '../../figure/charts.ts';
import type { Decoded } from '../../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { FilmPicker } from './picker.ts';
import { filmGraph, filmSpec, layersOf, LOGIT } from './spec.ts';
import { History } from '../../figure/history.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { readingOf } from '../../figure/model-reading.ts';
import { float32Text, formatNumber } from '../../view/format.ts';
import { largest } from '../../graph/trace.ts';
import { symptomOf } from './symptom.ts';
import { loadFilms, loadJson } from './load.ts';

/** Brings the film case to life. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, film: words }: Pick<Dictionary, 'shared' | 'film'>,
): Promise<LiveFigure> {
  const films = await loadFilms();
  const graph = filmGraph(films);
  const losses = new History();
  const aucs = new History();
  const movements = new Map(layersOf(graph).map((id) => [id, new History()]));
  const charts: Record<string, () => Chart> = {
    loss: () => lossChart(losses.points, shared),
    auc: () => aucChart(aucs.points, shared),
    movement: () =>
      movementChart(
        [...movements].map(([id, { points }]) => ({ id, points })),
        shared,
      ),
  };
  const svgOf = (name: string) => figure.querySelector<SVGSVGElement>(`[data-chart="${name}"]`)!;

  const live: LiveRun = new LiveRun(
    figure,
    {
      preference: 'faster',
      spec: (state) => filmSpec(graph, films, state),
      onStart: () => [losses, aucs, ...movements.values()].forEach((history) => history.clear()),
      onPassive: () => void picker.update(),
      onFrame: (frame) => {
        losses.add(frame.losses);
        aucs.add(frame.aucs);
        for (const [id, history] of movements) history.add([{ step: frame.step, value: frame.movement[id]! }]);
        const auc = aucs.points.at(-1)?.value ?? NaN;
        live.read('auc', auc.toFixed(4));
        live.read('loss', float32Text(frame.loss));
        figure.dataset.loss = float32Text(frame.loss);
        live.read('movement', formatNumber(Math.max(...Object.values(frame.movement))));
        live.say(words.symptom(symptomOf(frame, losses.points[0]!.value, auc)));
        const drawings = Object.entries(charts).map(([name, chart]) => [
          name,
          () => drawLineChart(svgOf(name), chart()),
        ]);
        const histograms = () => {
          for (const node of parametersOf(graph)) {
            const name = nameOf(node, shared.tensors);
            drawHistogram(svgOf(node.id), histogramOf(name, frame.trace.values[node.id]!, shared));
          }
        };
        const table = () => {
          for (const { id } of parametersOf(graph)) {
            live.read(`value.${id}`, formatNumber(largest(frame.trace.values[id]!)));
            live.read(`movement.${id}`, formatNumber(frame.movement[id]!));
          }
        };
        return { ...Object.fromEntries(drawings), table, histograms, opinion: () => void picker.update() };
      },
      spoken: ({ step, loss }) => shared.spoken(step, float32Text(loss), loss === losses.points[0]?.value),
      read: (name, frame) => readingOf(name, frame, graph),
      stop: () => {
        picker.stop();
        detach.forEach((stop) => stop());
      },
    },
    initial,
    shared,
  );
  const picker = new FilmPicker(
    figure.querySelector('.picker')!,
    films,
    words,
    () => loadJson(titlesUrl),
    (a, b) => live.training.evaluate(LOGIT, pairLeaves({ a, b }, { films })),
  );
  const detach = Object.entries(charts).map(([name, chart]) => attachCursor(svgOf(name), chart));
  await live.restore(Number(initial.state.step));
  return live;
}
