import type { WordsOf } from '../../words/dictionary.ts';
import { loadWords } from '../../words/load.ts';
import type { FigureShell } from '../../figure/shell.ts';
import type { Choice } from '../../words/en/board.ts';
import { outcomeOf } from '../mini/outcome.ts';
import { takeEarly } from '../../figure/early.ts';
import { forget, keep, recall } from '../../figure/memory.ts';

/** Steps each model is given. */
const STEPS = 50;

/** One model on the board. */
interface Card {
  readonly name: string;
  readonly figure: FigureShell;
  readonly radios: readonly HTMLInputElement[];
  readonly outcome: HTMLElement;
}

/**
 * A board of small models that the reader sorts into those that train and those that never do, and then runs all at
 * once: the runs decide. What was sorted is kept in this browser.
 */
class SortBoard extends HTMLElement {
  #listening = new AbortController();
  /** Fetched before they are needed: the board must be able to say that the network is gone. */
  #words!: Promise<WordsOf<'board'>>;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.#words = loadWords(document.documentElement.lang, ['board']).then(({ board }) => board);
    const options = { signal: this.#listening.signal };
    const kept = this.#recall();
    for (const { name, radios } of this.#cards())
      for (const radio of radios) radio.checked = kept[name] === radio.value;
    this.addEventListener('change', () => this.#sorted(), options);
    document.addEventListener('forgotten', () => this.#again(), options);
    const actions: Record<string, () => void> = {
      run: () => void this.#run(true),
      show: () => void this.#run(false),
      again: () => this.#again(),
    };
    this.addEventListener(
      'click',
      (event) => actions[(event.target as Element).closest<HTMLElement>('[data-board]')?.dataset.board ?? '']?.(),
      options,
    );
    for (const target of takeEarly(this)) target.closest('button')?.click();
    void this.#report();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  /** Where the answers are kept, among the reader's other answers. */
  get #key(): string {
    return `answer.${this.id}`;
  }

  #cards(): Card[] {
    return [...this.querySelectorAll<HTMLElement>('[data-card]')].map((card) => ({
      name: card.dataset.card!,
      figure: card.querySelector<FigureShell>('[data-figure]')!,
      radios: [...card.querySelectorAll<HTMLInputElement>('input[type="radio"]')],
      outcome: card.querySelector('[data-outcome]')!,
    }));
  }

  #button(name: string): HTMLButtonElement {
    return this.querySelector(`[data-board="${name}"]`)!;
  }

  #guess({ radios }: Card): Choice | undefined {
    return radios.find(({ checked }) => checked)?.value as Choice | undefined;
  }

  #recall(): Record<string, string> {
    try {
      return JSON.parse(recall(this.#key) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  }

  #sorted(): void {
    const guesses = this.#cards().flatMap((card) => {
      const guess = this.#guess(card);
      return guess ? [[card.name, guess]] : [];
    });
    keep(this.#key, JSON.stringify(Object.fromEntries(guesses)));
    void this.#report();
  }

  /** How far the reader has come; all must be sorted before they run. */
  async #report(): Promise<void> {
    const cards = this.#cards();
    const sorted = cards.filter((card) => this.#guess(card)).length;
    this.#button('run').ariaDisabled = String(sorted < cards.length);
    this.#say((await this.#words).progress(sorted, cards.length));
  }

  #say(text: string): void {
    this.querySelector('[data-report]')!.textContent = text;
  }

  /** Runs every model and lets the runs decide. @param judged hold them against what the reader said */
  async #run(judged: boolean): Promise<void> {
    const cards = this.#cards();
    const pressed = this.#button(judged ? 'run' : 'show');
    if (pressed.ariaDisabled === 'true') return;
    const held = this.contains(document.activeElement);
    this.#setBusy(true);
    const words = await this.#words;
    this.#say(words.running);
    const running: Promise<Choice | undefined>[] = [];
    for (const card of cards) {
      running.push(this.#runOne(card, judged));
      // Each comes to life in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
    }
    const ran = await Promise.all(running);
    if (this.#listening.signal.aborted) return;
    if (ran.includes(undefined)) {
      this.#setBusy(false);
      await this.#report();
      this.#say(words.failed);
      return;
    }
    const right = cards.filter((card, i) => this.#guess(card) === ran[i]).length;
    const trains = ran.filter((outcome) => outcome === 'yes').length;
    this.#say(judged ? words.score(right, cards.length) : words.shown(trains, cards.length));
    this.#button('again').hidden = false;
    for (const name of ['run', 'show']) this.#button(name).hidden = true;
    // The button that was pressed is gone: on to what came of it.
    if (held) this.querySelector<HTMLElement>('[data-report]')!.focus({ preventScroll: true });
  }

  /** @returns undefined when the engine is not there. */
  async #runOne(card: Card, judged: boolean): Promise<Choice | undefined> {
    const { figure, outcome } = card;
    delete figure.dataset.gated;
    try {
      const words = await loadWords(document.documentElement.lang, ['board', 'mini']);
      const { read } = await figure.ask({}, STEPS);
      const ran = read('trains') as Choice;
      const guess = judged ? this.#guess(card) : undefined;
      const names = (reading: string) => read(reading).split(',').filter(Boolean);
      outcome.querySelector('.said')!.textContent = words.board.outcome(ran, guess);
      outcome.querySelector('.ran')!.textContent = words.mini.outcome(
        outcomeOf(STEPS, ran === 'yes', names('moved'), names('still')),
      );
      outcome.dataset.outcome = guess && guess !== ran ? 'wrong' : ran;
      outcome.hidden = false;
      return ran;
    } catch (error) {
      console.warn(error);
      figure.dataset.gated = '';
      return undefined;
    }
  }

  /** While they run, and after, nothing can be sorted. */
  #setBusy(busy: boolean): void {
    for (const { radios } of this.#cards()) for (const radio of radios) radio.disabled = busy;
    for (const name of ['run', 'show']) this.#button(name).ariaDisabled = String(busy);
  }

  #again(): void {
    forget(this.#key);
    for (const { figure, outcome, radios } of this.#cards()) {
      figure.dataset.gated = '';
      outcome.hidden = true;
      figure.querySelector('details')!.open = false;
      for (const radio of radios) radio.checked = false;
    }
    this.#setBusy(false);
    this.#button('again').hidden = true;
    for (const name of ['run', 'show']) this.#button(name).hidden = false;
    void this.#report();
    this.querySelector<HTMLInputElement>('input[type="radio"]')!.focus();
  }
}

customElements.define('sort-board', SortBoard);
