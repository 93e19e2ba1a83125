import '../graph/ops-more.ts';
import '../i18n/ops-more.ts';
import { Engine } from '../engine/client.ts';
import type { Decoded } from '../figures/codec.ts';
import type { FigureShell, LiveFigure } from '../figures/figure-shell.ts';
import { LiveModel } from '../figures/live-model.ts';
import { Folder } from './folder.ts';
import { GraphTools } from './graph-tools.ts';
import type { LabFigure } from './lab-figure.ts';
import { labSpec } from './lab-spec.ts';
import { spawnLab } from './spawn.ts';

/** Brings the model of the reader's program to life, and each later one in its place. */
export async function start(shell: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const figure = shell as LabFigure;
  const folder = new Folder();
  const tools = new GraphTools(figure, folder, () => live.reshow());
  let [drawn, judged]: unknown[] = [];
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
      folding: () => folder.shown.folding,
      place: () => folder.shown.placement,
      spec: (state) => labSpec(folder.shown.model, state),
      onFrame: (): Record<string, () => void> => {
        const { folding, model } = folder.shown;
        const [isNew, isOther] = [folding !== drawn, model !== judged];
        [drawn, judged] = [folding, model];
        return isNew ? { tools: () => tools.show(isOther) } : {};
      },
      stop: () => {
        figure.removeEventListener('present', presented);
        tools.stop();
        folder.stop();
      },
    },
    initial,
  );
  figure.addEventListener('present', presented);
  await live.start(0);
  return live;
}
