import '../graph/ops-more.ts';
import '../i18n/ops-more.ts';
import { Engine } from '../engine/client.ts';
import type { Decoded } from '../figures/codec.ts';
import type { FigureShell, LiveFigure } from '../figures/figure-shell.ts';
import { LiveModel } from '../figures/live-model.ts';
import { layout } from '../layout/layout.ts';
import { nodeSize } from '../view/graph-view.ts';
import type { LabFigure } from './lab-figure.ts';
import { labSpec } from './lab-spec.ts';
import { spawnLab } from './spawn.ts';

/** Brings the model of the reader's program to life, and each later one in its place. */
export async function start(shell: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const figure = shell as LabFigure;
  const presented = () => void live.start(0);
  const live: LiveModel = new LiveModel(
    figure,
    {
      engine: new Engine(spawnLab),
      preference: 'faster',
      graph: () => figure.model.graph,
      place: (graph) => layout(graph, { size: nodeSize }),
      spec: (state) => labSpec(figure.model, state),
      stop: () => figure.removeEventListener('present', presented),
    },
    initial,
  );
  figure.addEventListener('present', presented);
  await live.start(0);
  return live;
}
