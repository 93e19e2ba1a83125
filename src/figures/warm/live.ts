import type { Dictionary } from '../../words/dictionary.ts';
import type { Checkpoint, Frame, SessionSpec } from '../../engine/protocol.ts';
import { widened } from '../../engine/vector.ts';
import type { Films } from '../../films/films.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import type { Decoded } from '../../figure/codec.ts';
import { Controller } from '../../figure/controller.ts';
import type { State } from '../../figure/field.ts';
import { History } from '../../figure/history.ts';
import type { FrameDetail } from '../../figure/live-value.ts';
import { yesOrNo } from '../../figure/readings.ts';
import { Player } from '../../figure/player.ts';
import { setText } from '../../figure/set-text.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import type { Training } from '../../figure/training.ts';
import { loadFilms } from '../film/load.ts';
import {
  aucAt,
  endedText,
  firstToMove,
  joinedText,
  warmChart,
  warmLines,
  warmRows,
  type WarmAnswers,
  type WarmLine,
  type WarmRow,
  type WarmSeries,
} from './report.ts';
import { ADDED, addedFeature, END, SWITCH, warmModels, warmSpec } from './spec.ts';
import { drawWarmRows } from './table.ts';

type WarmStartWords = Pick<Dictionary, 'shared' | 'warm'>;

/** Something of each line: of the model without the feature, with it from the switch on, and from scratch. */
function each<T>(make: (line: WarmLine) => T): Readonly<Record<WarmLine, T>> {
  return { without: make('without'), with: make('with'), scratch: make('scratch') };
}

/** Three runs side by side. */
class WarmStart implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #films: Films;
  readonly #words: WarmStartWords;
  readonly #controller: Controller;
  readonly #player: Player;
  readonly #trainings: Readonly<Record<WarmLine, Training>>;
  readonly #series = each(() => new History());
  readonly #frames = new Map<WarmLine, Frame>();
  readonly #detach: () => void;
  #answers: WarmAnswers = {};

  constructor(figure: FigureShell, films: Films, initial: Decoded, words: WarmStartWords) {
    const { shared, warm } = words;
    this.#figure = figure;
    this.#films = films;
    this.#words = words;
    this.#player = new Player(figure, shared, {
      action: 'run',
      label: (playing) => (playing ? warm.stop : warm.run),
      play: (current) => this.#run(current),
    });
    this.#trainings = each((line) => this.#player.training({}, (frame) => this.#take(line, frame)));
    this.#controller = new Controller(figure, initial, shared, {
      onChange: () => this.#changed(),
      actions: { run: () => this.#player.press() },
    });
    this.#detach = attachCursor(this.#svg, () => this.#chart());
    figure.dataset.backend = 'cpu';
    figure.note('backend', shared.backend.cpu);
  }

  stop(): void {
    this.#controller.stop();
    this.#player.stop();
    this.#detach();
  }

  /** Runs the whole of it with these controls. */
  async ask(set: State): Promise<FrameDetail> {
    this.#controller.ask(set);
    await this.#player.play();
    if (!this.#answers.climbs) throw new Error('The run was stopped before its end.');
    return this.#detail();
  }

  get #svg(): SVGSVGElement {
    return this.#figure.querySelector('[data-chart="auc"]')!;
  }

  #changed(): void {
    this.#player.rest();
    this.#controller.remember();
    this.#progress(this.#words.warm.waiting(this.#controller.state.feature!));
  }

  #take(line: WarmLine, frame: Frame): void {
    this.#frames.set(line, frame);
    this.#series[line].add(frame.aucs);
    this.#figure.dataset.step = String(frame.step);
    this.#player.draw({ chart: () => drawLineChart(this.#svg, this.#chart()) });
    if (this.#player.playing && line !== 'scratch') this.#progress(this.#words.warm.running(frame.step, END));
  }

  #chart(): Chart {
    const { auc, step } = this.#words.shared.charts;
    return warmChart(this.#points(), this.#words.warm, { auc, step });
  }

  #points(): WarmSeries {
    return each((line) => this.#series[line].points);
  }

  async #run(current: () => boolean): Promise<void> {
    this.#answers = {};
    for (const line of warmLines) this.#series[line].clear();
    this.#frames.clear();
    const { added, ...state } = this.#controller.state as { added: string; feature: string; seed: string };
    const models = warmModels(this.#films, addedFeature(this.#films, state));
    const spec = (width: 'narrow' | 'wide', old: string) =>
      warmSpec(this.#films, models, width, Number(state.seed), { old, added });
    const { without, with: late, scratch } = this.#trainings;

    await Promise.all([this.#begin(without, spec('narrow', 'normal')), this.#begin(scratch, spec('wide', 'zeros'))]);
    await Promise.all([without.train(SWITCH), scratch.train(SWITCH)]);
    const [narrow, dead] = [this.#frames.get('without'), this.#frames.get('scratch')];
    if (!current() || narrow?.step !== SWITCH || dead?.step !== SWITCH) return;

    const wider = spec('wide', 'normal');
    await this.#begin(late, wider, widened(narrow.checkpoint, models.narrow, wider));
    const joining = this.#frames.get('with');
    const [before, after] = await Promise.all([without.examine(), late.examine()]);
    if (!current() || !joining || !before || !after) return;
    await late.train(SWITCH + 1);
    const next = this.#frames.get('with');
    if (!current() || next?.step !== SWITCH + 1) return;
    this.#tell(state.feature, before, after, warmRows(models.wide, joining, next, dead));

    await Promise.all([without.train(END), late.train(END), scratch.train(END)]);
    if (current() && this.#frames.get('with')?.step === END) this.#end();
  }

  async #begin(training: Training, spec: SessionSpec, from?: Checkpoint): Promise<void> {
    await training.start(spec, from?.step ?? 0, 'cpu', from);
  }

  #tell(feature: string, before: Float32Array, after: Float32Array, rows: readonly WarmRow[]): void {
    const gradient = rows.find(({ id }) => id === ADDED)!.warm;
    const found = joinedText(feature, before, after, gradient, rows);
    setText(this.#figure.querySelector('[role="status"]')!, this.#words.warm.joined(found));
    drawWarmRows(this.#figure.querySelector('tbody')!, rows, this.#words.shared.tensors, this.#words.warm);
    this.#answers = {
      changed: String(found.changed),
      first: firstToMove(rows),
      gradient: gradient === '0' ? 'zero' : 'finite',
      scratch: found.dead ? 'dead' : 'alive',
    };
  }

  #end(): void {
    const points = this.#points();
    this.#progress(endedText(points, this.#words.warm));
    const climbs = yesOrNo(aucAt(points.with) > aucAt(points.without, SWITCH));
    this.#answers = { ...this.#answers, climbs, moved: yesOrNo(this.#frames.get('scratch')!.movement[ADDED] !== 0) };
    this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail() }));
  }

  #detail(): FrameDetail {
    const answers = this.#answers;
    return { read: (name) => answers[name as keyof WarmAnswers] ?? '' };
  }

  #progress(text: string): void {
    setText(this.#figure.querySelector('[data-warm="progress"]')!, text);
  }
}

/** Brings the warm start to life. */
export async function start(figure: FigureShell, initial: Decoded, words: WarmStartWords): Promise<LiveFigure> {
  return new WarmStart(figure, await loadFilms(), initial, words);
}
