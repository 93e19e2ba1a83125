import filmsUrl from '../../content/data/films.json?url';
import { pageEngine } from '../figure/page-engine.ts';
import type { Checkpoint, Frame, SessionSpec } from '../engine/protocol.ts';
import { widened } from '../engine/vector.ts';
import { decodeFilms, type Films } from '../films/films.ts';
import { wordsFor } from '../i18n/index.ts';
import { warmWords } from '../i18n/warm.ts';
import { attachCursor } from '../view/chart-cursor.ts';
import { drawLineChart, type Chart } from '../view/chart.ts';
import type { Decoded } from './codec.ts';
import { DrawQueue } from './draw-queue.ts';
import type { State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { invalidFields, readForm, writeForm } from './form.ts';
import { holdWhileGated } from './gate.ts';
import { History } from './history.ts';
import type { FrameDetail } from './live-value.ts';
import { drawSeed, onAction, SEEDS, type Actions } from './reader-input.ts';
import { setText } from './set-text.ts';
import { Training } from './training.ts';
import { drawWarmRows } from './warm-table.ts';
import {
  aucAt,
  endedText,
  joinedText,
  warmChart,
  warmLines,
  warmRows,
  type WarmLine,
  type WarmRow,
  type WarmSeries,
} from './warm-report.ts';
import { ADDED, addedFeature, END, SWITCH, warmModels, warmSpec } from './warm-spec.ts';

/** Three runs side by side: without the feature, with it from the switch on, and from scratch. */
class WarmStart implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #films: Films;
  readonly #words = warmWords('en');
  readonly #shared = wordsFor('en');
  readonly #series: Readonly<Record<WarmLine, History>> = {
    without: new History(),
    with: new History(),
    scratch: new History(),
  };
  readonly #frames = new Map<WarmLine, Frame>();
  readonly #trainings: Readonly<Record<WarmLine, Training>>;
  readonly #drawing = new DrawQueue();
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  readonly #detach: () => void;
  /** Grows with every run, so that an older one ends. */
  #generation = 0;
  #running = false;
  #answers: Readonly<Record<string, string>> = {};

  constructor(figure: FigureShell, films: Films, { problems }: Decoded) {
    this.#figure = figure;
    this.#films = films;
    this.#trainings = {
      without: this.#training('without'),
      with: this.#training('with'),
      scratch: this.#training('scratch'),
    };
    this.#onScreen = new IntersectionObserver((entries) => {
      for (const training of this.#all()) training.setVisible(entries.at(-1)!.isIntersecting);
    });
    this.#onScreen.observe(figure);
    this.#detach = attachCursor(this.#svg, () => this.#chart());
    if (problems.length > 0) figure.note('event', this.#shared.link.problems(problems));
    figure.dataset.backend = 'cpu';
    figure.note('backend', this.#shared.backend.cpu);
    this.#listen();
  }

  stop(): void {
    this.#generation++;
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#detach();
    this.#drawing.clear();
    for (const training of this.#all()) training.stop();
  }

  /** Runs the whole of it with these controls. */
  async ask(set: State): Promise<FrameDetail> {
    writeForm(this.#figure.form, set);
    this.#controlsChanged();
    await this.#run();
    const answers = this.#answers;
    if (!answers.climbs) throw new Error('The run was stopped before its end.');
    return { read: (name) => answers[name] ?? '' };
  }

  get #state(): State {
    return readForm(this.#figure.form, this.#figure.fields);
  }

  get #svg(): SVGSVGElement {
    return this.#figure.querySelector('[data-chart="auc"]')!;
  }

  #all(): Training[] {
    return warmLines.map((line) => this.#trainings[line]);
  }

  #training(line: WarmLine): Training {
    return new Training(pageEngine(), 'faster', {
      onFrame: (frame) => {
        this.#frames.set(line, frame);
        this.#series[line].add(frame.aucs);
        this.#figure.dataset.step = String(frame.step);
        this.#drawing.add('chart', () => drawLineChart(this.#svg, this.#chart()));
        if (this.#running && line !== 'scratch') this.#progress(this.#words.running(frame.step, END));
      },
      onRestart: () => this.#figure.note('event', this.#shared.backend.restarted),
      onBackend: () => undefined,
      onFailure: (error) => {
        console.warn(error);
        this.#stopRun();
        this.#figure.setAvailable(false);
      },
    });
  }

  #chart(): Chart {
    return warmChart(this.#points(), this.#words, { auc: this.#shared.charts.auc, step: this.#shared.charts.step });
  }

  #points(): WarmSeries {
    const { without, with: late, scratch } = this.#series;
    return { without: without.points, with: late.points, scratch: scratch.points };
  }

  async #run(): Promise<void> {
    const generation = ++this.#generation;
    this.#running = true;
    this.#sayRunning();
    this.#answers = {};
    for (const line of warmLines) this.#series[line].clear();
    this.#frames.clear();
    const { added, ...state } = this.#state as { added: string; feature: string; seed: string };
    const models = warmModels(this.#films, addedFeature(this.#films, state));
    const spec = (width: 'narrow' | 'wide', old: string) =>
      warmSpec(this.#films, models, width, Number(state.seed), { old, added });
    const { without, with: late, scratch } = this.#trainings;
    const current = () => generation === this.#generation;

    await Promise.all([this.#begin(without, spec('narrow', 'normal')), this.#begin(scratch, spec('wide', 'zeros'))]);
    await Promise.all([without.train(SWITCH), scratch.train(SWITCH)]);
    const [narrow, dead] = [this.#frames.get('without'), this.#frames.get('scratch')];
    if (!current() || narrow?.step !== SWITCH || dead?.step !== SWITCH) return;

    const wider = spec('wide', 'normal');
    await this.#begin(late, wider, widened(narrow.checkpoint, models.narrow, wider));
    const joining = this.#frames.get('with');
    const [before, after] = await Promise.all([without.examine(), late.examine()]);
    if (!current() || !joining || !before || !after) return;
    const rows = warmRows(models.wide, joining, dead);
    this.#tell(state.feature, before, after, rows);

    await Promise.all([without.train(END), late.train(END), scratch.train(END)]);
    if (!current()) return;
    this.#running = false;
    this.#sayRunning();
    if (this.#frames.get('with')?.step === END) this.#end();
  }

  async #begin(training: Training, spec: SessionSpec, from?: Checkpoint): Promise<void> {
    await training.start(spec, from?.step ?? 0, 'cpu', from);
  }

  #tell(feature: string, before: Float32Array, after: Float32Array, rows: readonly WarmRow[]): void {
    const gradient = rows.find(({ id }) => id === ADDED)!.warm;
    const found = joinedText(feature, before, after, gradient, rows);
    setText(this.#figure.querySelector('[role="status"]')!, this.#words.joined(found));
    drawWarmRows(this.#figure.querySelector('tbody')!, rows);
    this.#answers = {
      changed: String(found.changed),
      gradient: gradient === '0' ? 'zero' : 'finite',
      scratch: found.dead ? 'dead' : 'alive',
    };
  }

  #end(): void {
    const points = this.#points();
    this.#progress(endedText(points, this.#words));
    const climbs = aucAt(points.with) > aucAt(points.without, SWITCH) ? 'yes' : 'no';
    this.#answers = { ...this.#answers, climbs, moved: this.#frames.get('scratch')!.movement[ADDED] ? 'yes' : 'no' };
    this.#figure.dispatchEvent(
      new CustomEvent('frame', { detail: { read: (name: string) => this.#answers[name] ?? '' } satisfies FrameDetail }),
    );
  }

  #progress(text: string): void {
    setText(this.#figure.querySelector('[data-warm="progress"]')!, text);
  }

  #stopRun(): void {
    this.#generation++;
    this.#running = false;
    for (const training of this.#all()) training.pause();
    this.#sayRunning();
  }

  #sayRunning(): void {
    const { run, stop } = this.#words;
    setText(this.#figure.querySelector('[data-action="run"]')!, this.#running ? stop : run);
  }

  #controlsChanged(): void {
    const { form, fields } = this.#figure;
    const bad = invalidFields(form, fields);
    const [field] = bad;
    const complaint = field && this.#shared.badNumber(this.#shared.controls[field.key]!, '0', String(SEEDS));
    this.#figure.note('input', complaint ?? '');
    this.#stopRun();
    if (bad.length > 0) return;
    this.#figure.remember(this.#state);
    this.#progress(this.#words.waiting(this.#state.feature!));
  }

  #listen(): void {
    const options = { signal: this.#listening.signal };
    const { form } = this.#figure;
    form.addEventListener('input', () => this.#controlsChanged(), options);
    holdWhileGated(this.#figure, '[data-action="run"]', options.signal);
    const actions: Actions = {
      run: () => this.#toggle(),
      newSeed: () => drawSeed(form),
      copyLink: () => this.#copyLink(),
    };
    onAction(this.#figure, actions, options.signal);
  }

  #toggle(): void {
    if (this.#running) this.#stopRun();
    else if (invalidFields(this.#figure.form, this.#figure.fields).length === 0) void this.#run();
  }

  async #copyLink(): Promise<void> {
    this.#figure.remember(this.#state);
    const { copied, notCopied } = this.#shared.link;
    await navigator.clipboard.writeText(location.href).then(
      () => this.#figure.note('copy', copied),
      () => this.#figure.note('copy', notCopied),
    );
  }
}

/** Brings the warm start to life. */
export async function start(figure: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const response = await fetch(filmsUrl);
  if (!response.ok) throw new Error(`The films did not load: ${response.status}.`);
  return new WarmStart(figure, decodeFilms(await response.json()), initial);
}
