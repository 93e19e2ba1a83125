import { pageEngine } from '../figure/page-engine.ts';
import type { Frame } from '../engine/protocol.ts';
import type { Films } from '../films/films.ts';
import { wordsFor } from '../i18n/index.ts';
import { lineUpWords } from '../i18n/lineup.ts';
import { drawSparkline } from '../view/sparkline.ts';
import { alibiOf, alibiTexts, type Alibi, type AlibiText } from './alibi.ts';
import { DrawQueue } from './draw-queue.ts';
import { defaultState, type State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { readForm, writeForm } from './form.ts';
import { holdWhileGated } from './gate.ts';
import { History } from './history.ts';
import { lineUpReading } from './lineup-reading.ts';
import { resultOf, suspectSparkline } from './lineup-result.ts';
import { LineUpRuns, type Candidate } from './lineup-runs.ts';
import type { FrameDetail } from './live-value.ts';
import { loadFilms } from './load-films.ts';
import { setText } from './set-text.ts';
import { stepsOf, suspectNames, suspectSpec, type SuspectName } from './suspects.ts';

const ALL_STEPS = suspectNames.reduce((total, name) => total + stepsOf(name), 0);

/** The line-up at work: all suspects are trained at once, each card shows how far its own has come. */
class LineUp implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #films: Films;
  readonly #words;
  readonly #common;
  readonly #runs: LineUpRuns<SuspectName>;
  readonly #drawing = new DrawQueue();
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  readonly #losses = new Map<SuspectName, History>();
  readonly #aucs = new Map<SuspectName, History>();
  /** What the page was built with, to go back to where nothing can run. */
  readonly #built: readonly Node[];
  #alibis = new Map<SuspectName, Alibi>();
  #failed = false;
  #state: 'waiting' | 'running' | 'done' = 'waiting';

  constructor(figure: FigureShell, films: Films) {
    this.#figure = figure;
    this.#films = films;
    const tag = figure.closest('[lang]')?.getAttribute('lang') ?? 'en';
    this.#words = lineUpWords(tag);
    this.#common = wordsFor(tag);
    this.#built = this.#parts.map((part) => part.cloneNode(true));
    this.#runs = new LineUpRuns(pageEngine(), {
      onFrame: (name, frame) => this.#take(name, frame),
      onRestart: () => figure.note('event', this.#common.backend.restarted),
    });
    this.#onScreen = new IntersectionObserver((entries) => this.#runs.setVisible(entries.at(-1)!.isIntersecting));
    this.#onScreen.observe(figure);
    const options = { signal: this.#listening.signal };
    figure.form.addEventListener('input', () => this.#changed(), options);
    this.#button.addEventListener('click', () => this.#press(), options);
    holdWhileGated(figure, '[data-action="run"], .lineup-run input', this.#listening.signal);
    figure.note('backend', this.#common.backend.cpu);
    this.#clear();
  }

  async ask(set: State): Promise<FrameDetail> {
    writeForm(this.#figure.form, set);
    await this.#run(true);
    if (this.#failed) throw new Error('The engine is gone.');
    if (this.#state !== 'done') throw new DOMException('Another run took its place.', 'AbortError');
    return this.#detail();
  }

  stop(): void {
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#runs.stop();
    this.#drawing.clear();
  }

  /** What shows the outcome. */
  get #parts(): Element[] {
    return [...this.#figure.querySelectorAll('[role="status"], .lineup-cards, .lineup-table')];
  }

  get #button(): HTMLButtonElement {
    return this.#figure.querySelector('[data-action="run"]')!;
  }

  /** The choice of embeddings is the whole state of the figure. */
  get #choice(): State {
    return readForm(this.#figure.form, this.#figure.fields);
  }

  #changed(): void {
    this.#runs.stop();
    this.#figure.remember(this.#choice);
    this.#clear();
  }

  #press(): void {
    if (this.#state !== 'running') void this.#run();
    else this.#runs.pause(!this.#runs.paused);
    this.#sayRunning();
  }

  async #run(asked = false): Promise<void> {
    this.#clear();
    this.#state = 'running';
    this.#failed = false;
    this.#sayRunning();
    this.#status(this.#words.running(suspectNames.length - 1));
    this.#figure.remember(this.#choice);
    const E = this.#choice.E!;
    const candidates: Candidate<SuspectName>[] = suspectNames.map((name) => ({
      name,
      spec: suspectSpec(this.#films, name, E),
      steps: stepsOf(name),
    }));
    try {
      if (!(await this.#runs.run(candidates, asked))) return;
      this.#state = 'done';
      this.#drawing.flush();
      const result = resultOf(Object.fromEntries(this.#alibis));
      this.#status(this.#words.result(result), result.training.length > 0 ? 'finite' : 'zero');
      this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail() }));
    } catch (error) {
      if (this.#listening.signal.aborted) return;
      console.warn(error);
      this.#failed = true;
      this.#restore();
    }
    this.#sayRunning();
  }

  /** The engine is gone: back to the numbers that the page came with. */
  #restore(): void {
    this.#clear();
    writeForm(this.#figure.form, defaultState(this.#figure.fields));
    this.#parts.forEach((part, i) => part.replaceWith(this.#built[i]!.cloneNode(true)));
    this.#figure.setAvailable(false);
  }

  #detail(): FrameDetail {
    const alibis = Object.fromEntries(this.#alibis);
    return { read: (name) => lineUpReading(name, alibis) };
  }

  /** Nothing is tried yet: every card is blank. */
  #clear(): void {
    this.#state = 'waiting';
    this.#alibis = new Map();
    this.#drawing.clear();
    this.#losses.clear();
    this.#aucs.clear();
    this.#figure.dataset.step = '0';
    this.#figure.note('progress', '');
    for (const name of suspectNames) this.#draw(name);
    this.#status(this.#words.waiting(suspectNames.length - 1));
    this.#sayRunning();
  }

  #take(name: SuspectName, frame: Frame): void {
    const figure = this.#figure;
    const { graph } = suspectSpec(this.#films, name, this.#choice.E!);
    if (figure.dataset.backend !== frame.backend) figure.setAvailable(true);
    figure.dataset.backend = frame.backend;
    const losses = historyOf(this.#losses, name);
    const aucs = historyOf(this.#aucs, name);
    losses.add(frame.losses);
    aucs.add(frame.aucs);
    this.#alibis.set(name, alibiOf(graph, frame, aucs.points));
    const taken = [...this.#alibis.values()].reduce((total, { step }) => total + step, 0);
    figure.dataset.step = String(taken);
    if (name === 'found') figure.dataset.loss = alibiTexts.loss(this.#alibis.get('found')!);
    figure.note('progress', this.#words.progress(taken, ALL_STEPS));
    this.#drawing.add(name, () => this.#draw(name));
  }

  #draw(name: SuspectName): void {
    const card = this.#figure.querySelector(`[data-suspect="${name}"]`)!;
    const row = this.#figure.querySelector(`[data-row="${name}"]`)!;
    const alibi = this.#alibis.get(name);
    const title = this.#words.sparkline(this.#words.suspects[name]);
    drawSparkline(card.querySelector('svg')!, suspectSparkline(name, title, this.#losses.get(name)?.points ?? []));
    for (const place of [card, row])
      for (const cell of place.querySelectorAll<HTMLElement>('[data-number]'))
        setText(cell, alibi ? alibiTexts[cell.dataset.number as AlibiText](alibi) : '–');
    const finding = alibi?.step === stepsOf(name) ? alibi.finding : 'waits';
    const line = card.querySelector<HTMLElement>('.finding')!;
    line.dataset.finding = finding;
    setText(line, alibi && finding === 'waits' ? '…' : this.#words.finding(name, finding));
  }

  #status(text: string, state = ''): void {
    const status = this.#figure.querySelector<HTMLElement>('[role="status"]')!;
    status.dataset.state = state;
    setText(status, text);
  }

  #sayRunning(): void {
    const { run, pause, goOn, again } = this.#words;
    const text = { waiting: run, running: this.#runs.paused ? goOn : pause, done: again };
    setText(this.#button, text[this.#state]);
  }
}

function historyOf(histories: Map<SuspectName, History>, name: SuspectName): History {
  const known = histories.get(name) ?? new History();
  histories.set(name, known);
  return known;
}

/** Brings the line-up to life. It runs when it is asked to. */
export async function start(figure: FigureShell): Promise<LiveFigure> {
  return new LineUp(figure, await loadFilms());
}
