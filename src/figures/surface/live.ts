import type { Dictionary } from '../../words/dictionary.ts';
import { pageEngine } from '../../figure/page-engine.ts';
import { float32Text, formatNumber } from '../../view/format.ts';
import { drawPlane, planePointAt } from './plane.ts';
import { drawSections } from './sections.ts';
import type { Decoded } from '../../figure/codec.ts';
import { Descents, type Descent } from './descents.ts';
import { ESCAPED_BELOW } from '../escape/spec.ts';
import type { State } from '../../figure/field.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { writeForm } from '../../figure/form.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { watched } from '../../figure/play.ts';
import { setText } from '../../figure/set-text.ts';
import { planeOf, sectionsOf, tallyOf } from './picture.ts';
import { surfaceReadings } from './reading.ts';
import { descentSpec, directionOf, fieldSpec, LAST, SPAN, turnedBy } from './spec.ts';

/** Brings the loss surface to life: paths from one run, contours from one forward pass for each view of them. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, surface: words }: Pick<Dictionary, 'shared' | 'surface'>,
): Promise<LiveFigure> {
  const svg = figure.querySelector<SVGSVGElement>('.plane')!;
  const sections = figure.querySelector<SVGSVGElement>('.loss-sections')!;
  const descents = new Descents();
  let paths: readonly Descent[] = [];
  /** The loss at every point of the picture, and the turn it belongs to. */
  let field: { readonly losses: Float32Array; readonly turn: number } | undefined;

  const draw = () => {
    if (!field) return;
    drawPlane(svg, planeOf(field.turn, field.losses, paths, words));
    drawSections(sections, sectionsOf(field.turn, field.losses, words));
  };
  const sayTurn = (state: State) => {
    const degrees = words.degrees(Number(state.turn));
    setText(figure.querySelector('.turned')!, degrees);
    figure.querySelector('input[name="turn"]')!.setAttribute('aria-valuetext', degrees);
  };

  let computing = false;
  let wanted: State | undefined;
  /** Computes the loss for this view. While one is under way, only the newest of the others waits. */
  const compute = async (state: State) => {
    wanted = state;
    if (computing) return;
    computing = true;
    try {
      while (wanted && !live.signal.aborted) {
        const view: State = wanted;
        wanted = undefined;
        const { run, frame } = await pageEngine().open(fieldSpec(view), () => undefined);
        run.close();
        field = { losses: frame.trace.values.xent!, turn: Number(view.turn) };
        if (!live.signal.aborted) draw();
      }
    } catch (error) {
      console.warn(error);
    } finally {
      computing = false;
    }
  };

  const live: LiveRun = new LiveRun(
    figure,
    {
      spec: descentSpec,
      play: watched(LAST, LAST),
      keepsStep: ['mineA', 'mineB'],
      onStart: (state) => {
        descents.clear();
        sayTurn(state);
        void compute(state);
      },
      onPassive: (state) => {
        sayTurn(state);
        void compute(state);
      },
      onFrame: (frame, state) => {
        paths = descents.take(frame, state);
        const { below, nearer, still } = tallyOf(paths, ESCAPED_BELOW);
        live.say(words.status(paths.length, below, nearer, still));
        live.read('steepness', formatNumber(directionOf(state).steepness));
        live.read('mine', float32Text(paths.at(-1)!.loss));
        return { plane: draw };
      },
      read: (name) => surfaceReadings.read(name, paths),
    },
    initial,
    shared,
  );

  svg.addEventListener(
    'click',
    (event) => {
      const [x, y] = planePointAt(svg, event.clientX, event.clientY, SPAN);
      const { s, t } = turnedBy(Number(live.state.turn)).spot(x, y);
      if (Math.max(Math.abs(s), Math.abs(t)) > SPAN) return;
      writeForm(figure.form, { mineA: String(Number(s.toFixed(2))), mineB: String(Number(t.toFixed(2))) });
      figure.form.dispatchEvent(new Event('input', { bubbles: true }));
    },
    { signal: live.signal },
  );
  await live.restore(Number(initial.state.step));
  return live;
}
