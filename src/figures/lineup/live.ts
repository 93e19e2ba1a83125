import type { Dictionary } from '../../words/dictionary.ts';
import { pageEngine } from '../../figure/page-engine.ts';
import type { Frame } from '../../engine/protocol.ts';
import type { Films } from '../../films/films.ts';
import { drawSparkline } from '../../view/sparkline.ts';
import type { Decoded } from '../../figure/codec.ts';
import { Controller } from '../../figure/controller.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { writeForm } from '../../figure/form.ts';
import { History } from '../../figure/history.ts';
import type { FrameDetail } from '../../figure/live-value.ts';
import { Player } from '../../figure/player.ts';
import { setText } from '../../figure/set-text.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { loadFilms } from '../film/load.ts';
import { alibiOf, alibiTexts, type Alibi, type AlibiText } from './alibi.ts';
import { lineUpReadings } from './reading.ts';
import { findingOf, resultOf, suspectSparkline, tellResult } from './result.ts';
import { stepsOf, suspectNames, suspectSpec, type SuspectName } from './suspects.ts';
import { Turns, type Candidate } from './turns.ts';

const ALL_STEPS = suspectNames.reduce((total, name) => total + stepsOf(name), 0);

type LineUpWords = Pick<Dictionary, 'shared' | 'lineup'>;

/** The line-up at work: all suspects are trained at once, each card shows how far its own has come. */
class LineUp implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #films: Films;
  readonly #words: LineUpWords['lineup'];
  readonly #controller: Controller;
  readonly #player: Player;
  readonly #turns: Turns<SuspectName>;
  readonly #losses = new Map<SuspectName, History>();
  readonly #aucs = new Map<SuspectName, History>();
  /** What the page was built with, to go back to where nothing can run. */
  readonly #built: readonly Node[];
  #alibis = new Map<SuspectName, Alibi>();
  /** The runs under way: while they are made to rest, they can go on. */
  #going: Promise<void> | undefined;
  #outcome: 'none' | 'done' | 'failed' = 'none';

  constructor(figure: FigureShell, films: Films, initial: Decoded, { shared, lineup }: LineUpWords) {
    this.#figure = figure;
    this.#films = films;
    this.#words = lineup;
    this.#built = this.#shown.map((part) => part.cloneNode(true));
    this.#player = new Player(figure, shared, {
      action: 'run',
      label: (playing) => this.#label(playing),
      play: () => this.#play(),
    });
    this.#turns = this.#player.add(
      new Turns(pageEngine(), {
        onFrame: (name, frame) => this.#take(name, frame),
        onRestart: () => this.#player.sayRestarted(),
      }),
    );
    this.#controller = new Controller(figure, initial, shared, {
      onChange: () => {
        this.#controller.remember();
        this.#clear();
        this.#player.rest();
      },
      actions: { run: () => this.#player.press() },
      gated: '.lineup-run input',
    });
    figure.note('backend', shared.backend.cpu);
    this.#clear();
  }

  async ask(set: State): Promise<FrameDetail> {
    this.#controller.ask(set);
    this.#clear();
    // Whoever asks waits for the answer, wherever the figure stands.
    this.#going = this.#run(true);
    await this.#player.play();
    if (this.#outcome === 'failed') throw new Error('The engine is gone.');
    if (this.#outcome !== 'done') throw new DOMException('Another run took its place.', 'AbortError');
    return this.#detail();
  }

  stop(): void {
    this.#controller.stop();
    this.#player.stop();
  }

  /** What shows the outcome. */
  get #shown(): Element[] {
    return [...this.#figure.querySelectorAll('[role="status"], .lineup-cards, .lineup-table')];
  }

  #label(playing: boolean): string {
    const { run, pause, goOn, again } = this.#words;
    if (playing) return pause;
    return this.#going ? goOn : this.#outcome === 'done' ? again : run;
  }

  /** Goes on with the runs under way, or begins them. */
  async #play(): Promise<void> {
    if (!this.#going) {
      this.#clear();
      this.#going = this.#run(false);
    }
    this.#turns.goOn();
    await this.#going;
  }

  /** @param asked whether it goes on out of sight too. */
  async #run(asked: boolean): Promise<void> {
    this.#status(this.#words.running(suspectNames.length - 1));
    this.#controller.remember();
    const candidates: Candidate<SuspectName>[] = suspectNames.map((name) => ({
      name,
      spec: suspectSpec(this.#films, name, this.#controller.state.E!),
      steps: stepsOf(name),
    }));
    try {
      if (!(await this.#turns.run(candidates, asked))) return;
      this.#outcome = 'done';
      this.#player.drawNow();
      const result = resultOf(Object.fromEntries(this.#alibis));
      this.#status(this.#words.result(tellResult(result)), result.training.length > 0 ? 'finite' : 'zero');
      this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail() }));
    } catch (error) {
      if (this.#controller.signal.aborted) return;
      this.#restore();
      this.#outcome = 'failed';
      this.#player.fail(error);
    }
    this.#going = undefined;
  }

  /** The engine is gone: back to the numbers that the page came with. */
  #restore(): void {
    this.#clear();
    writeForm(this.#figure.form, defaultState(this.#figure.fields));
    this.#shown.forEach((part, i) => part.replaceWith(this.#built[i]!.cloneNode(true)));
  }

  #detail(): FrameDetail {
    const alibis = Object.fromEntries(this.#alibis);
    return { read: (name) => lineUpReadings.read(name, alibis) };
  }

  /** Nothing is tried yet: every card is blank. */
  #clear(): void {
    this.#turns.stop();
    this.#going = undefined;
    this.#outcome = 'none';
    this.#alibis = new Map();
    this.#player.forgetDrawings();
    this.#losses.clear();
    this.#aucs.clear();
    this.#figure.dataset.step = '0';
    this.#figure.note('progress', '');
    for (const name of suspectNames) this.#draw(name);
    this.#status(this.#words.waiting(suspectNames.length - 1));
    this.#player.say();
  }

  #take(name: SuspectName, frame: Frame): void {
    const figure = this.#figure;
    const { graph } = suspectSpec(this.#films, name, this.#controller.state.E!);
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
    this.#player.draw({ [name]: () => this.#draw(name) });
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
    setText(line, alibi && finding === 'waits' ? '…' : this.#words.findings[findingOf(name, finding)]);
  }

  #status(text: string, state = ''): void {
    const status = this.#figure.querySelector<HTMLElement>('[role="status"]')!;
    status.dataset.state = state;
    setText(status, text);
  }
}

function historyOf(histories: Map<SuspectName, History>, name: SuspectName): History {
  const known = histories.get(name) ?? new History();
  histories.set(name, known);
  return known;
}

/** Brings the line-up to life. It runs when it is asked to. */
export async function start(figure: FigureShell, initial: Decoded, words: LineUpWords): Promise<LiveFigure> {
  return new LineUp(figure, await loadFilms(), initial, words);
}
