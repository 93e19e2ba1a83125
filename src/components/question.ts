import { openGate, showGuess } from '../figure/gate.ts';
import type { FrameDetail } from '../figure/live-value.ts';
import { forget, keep, recall } from '../figure/memory.ts';
import type { WordsOf } from '../words/dictionary.ts';
import { loadWords } from '../words/load.ts';
import { judge, membersOf, numbersOf, parseNumber, type AnswerKind } from './judge.ts';

/** A figure's element, as far as a question knows it. */
interface Asked extends HTMLElement {
  ask(set: Readonly<Record<string, string>>, steps: number): Promise<FrameDetail>;
}

/** What is kept: the reader's answer (none after "Show me"), and what the run said, once it has. */
interface Kept {
  readonly answer?: string;
  readonly outcome?: string;
}

/** How long the script of a figure may take to arrive, in milliseconds. */
const PATIENCE = 15_000;

/** A question at work: it takes the reader's answer, lets a run decide, and shows both. */
export class Question {
  readonly #root: HTMLElement;
  readonly #signal: AbortSignal;
  #fetched: Promise<WordsOf<'predict'>> | undefined;

  /** @param signal aborts when the question leaves the page. */
  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    this.#signal = signal;
    // Before they are needed: a question must be able to say that the network is gone.
    void this.#words;
  }

  /** A page that is only opened does not fetch them. */
  get #words(): Promise<WordsOf<'predict'>> {
    this.#fetched ??= loadWords(document.documentElement.lang, ['predict']).then(({ predict }) => predict);
    return this.#fetched;
  }

  get #figure(): Asked | null {
    return document.querySelector<Asked>(`[data-figure="${this.#root.dataset.of}"]`);
  }

  get #kind(): AnswerKind {
    return this.#root.dataset.kind as AnswerKind;
  }

  /** Whether it is answered by a number, or several. */
  get #counts(): boolean {
    return this.#kind === 'number' || this.#kind === 'numbers';
  }

  get #place(): string {
    return `answer.${this.#root.dataset.page}.${this.#root.id}`;
  }

  get #inputs(): HTMLInputElement[] {
    return [...this.#root.querySelectorAll<HTMLInputElement>('[name="answer"]')];
  }

  #button(name: 'show' | 'again'): HTMLButtonElement {
    return this.#root.querySelector(`[data-do="${name}"]`)!;
  }

  /** The reader's answer; undefined as long as there is none. */
  #answer(): string | undefined {
    if (this.#counts) {
      const numbers = this.#inputs.map(({ value }) => value.trim());
      return numbers.every(Boolean) ? numbers.join(';') : undefined;
    }
    const chosen = this.#inputs.filter(({ checked }) => checked);
    return chosen.length > 0 ? chosen.map(({ value }) => value).join() : undefined;
  }

  #write(answer: string | undefined): void {
    const chosen = answer === undefined ? [] : this.#members(answer);
    for (const [i, input] of this.#inputs.entries()) {
      if (this.#counts) input.value = chosen[i] ?? '';
      else input.checked = chosen.includes(input.value);
    }
  }

  /** The options that an answer or an outcome names, or its numbers; of an empty set, the option for none. */
  #members(text: string): string[] {
    if (this.#counts) return numbersOf(text);
    if (this.#kind === 'choice') return [text];
    const members = membersOf(text);
    return members.length > 0 ? members : [''];
  }

  /** "None of them" goes with nothing else. */
  choose(changed: HTMLInputElement): void {
    changed.removeAttribute('aria-invalid');
    if (this.#kind !== 'set' || !changed.checked) return;
    for (const input of this.#inputs) if ((input.value === '') !== (changed.value === '')) input.checked = false;
  }

  async commit(): Promise<void> {
    const answer = this.#answer();
    const words = await this.#words;
    if (answer === undefined) return this.#remark(words.unanswered[this.#kind]);
    const bad = this.#counts && this.#inputs.find(({ value }) => parseNumber(value) === undefined);
    if (bad) {
      bad.setAttribute('aria-invalid', 'true');
      bad.focus();
      return this.#remark(words.badNumber);
    }
    await this.run(answer);
  }

  async run(answer: string | undefined): Promise<void> {
    if (this.#root.dataset.state === 'running') return;
    const signal = this.#signal;
    this.#root.dataset.state = 'running';
    const words = await this.#words;
    this.#remark(words.running);
    const progress = this.#showProgress(words);
    if (answer !== undefined) this.#keep({ answer });
    this.#guess(answer === undefined ? '' : words.guess(this.#text(words, answer)));
    try {
      const outcome = await this.#ask();
      // Who has everything forgotten meanwhile has taken the question back.
      if (signal.aborted || this.#root.dataset.state !== 'running') return;
      if (this.#counts && numbersOf(outcome).some((number) => parseNumber(number) === undefined))
        throw new Error(`"${outcome}" is no number.`);
      this.#keep({ answer, outcome });
      const held = this.#root.contains(document.activeElement);
      this.#settle(words, answer, outcome);
      if (held) this.#root.querySelector<HTMLElement>('.outcome .verdict')!.focus({ preventScroll: true });
      if (Number(this.#root.dataset.steps) > 0 || this.#root.dataset.set !== '{}') this.#sayLeft(words);
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      this.#root.dataset.state = 'open';
      const overtaken = error instanceof DOMException && error.name === 'AbortError';
      this.#remark(
        overtaken ? words.overtaken : this.#figure || this.#root.dataset.exercise ? words.failed : words.noFigure,
      );
    } finally {
      progress.disconnect();
    }
  }

  /** Shows the step that the figure has come to, until told to stop. It is for the eye: spoken, it would never end. */
  #showProgress({ atStep }: WordsOf<'predict'>): MutationObserver {
    const figure = this.#figure;
    const shown = Object.assign(document.createElement('span'), { ariaHidden: 'true' });
    this.#root.querySelector('.remark')!.append(' ', shown);
    const observer = new MutationObserver(() => (shown.textContent = atStep(Number(figure!.dataset.step))));
    if (figure) observer.observe(figure, { attributeFilter: ['data-step'] });
    return observer;
  }

  async #ask(): Promise<string> {
    const { exercise } = this.#root.dataset;
    if (exercise) return (await import('../exercises/run.ts')).runExercise(exercise);
    const figure = this.#figure;
    if (!figure) throw new Error(`There is no figure "${this.#root.dataset.of}" on this page.`);
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('The figure did not load.')), PATIENCE));
    await Promise.race([customElements.whenDefined(figure.localName), late]);
    const set = JSON.parse(this.#root.dataset.set!) as Readonly<Record<string, string>>;
    const { read } = await figure.ask(set, Number(this.#root.dataset.steps));
    return read(this.#root.dataset.reading!);
  }

  /** Shows the outcome beside the answer, and holds the answer fast. */
  #settle(words: WordsOf<'predict'>, answer: string | undefined, outcome: string): void {
    const { said, shown, right, wrong } = words;
    const told = document.createElement('p');
    told.className = 'verdict';
    told.tabIndex = -1;
    if (answer === undefined) {
      told.textContent = shown(this.#text(words, outcome));
      this.#root.dataset.state = 'shown';
    } else {
      const good = judge(this.#kind, answer, outcome, Number(this.#root.dataset.tolerance));
      const sign = document.createElement('span');
      sign.className = 'sign';
      sign.ariaHidden = 'true';
      sign.textContent = good ? '=' : '≠';
      this.#guess(words.guess(this.#text(words, answer)));
      told.append(sign, ` ${good ? right : wrong} ${said(this.#text(words, answer), this.#text(words, outcome))}`);
      this.#root.dataset.state = good ? 'right' : 'wrong';
    }
    this.#root.querySelector('.outcome')!.replaceChildren(told);
    this.#write(answer);
    this.#tag(words, answer, outcome);
    this.#unfold(true);
    this.#fix(true);
    if (this.#figure) openGate(this.#figure, this.#root.id);
  }

  /** An answer or an outcome in the reader's words. */
  #text(words: WordsOf<'predict'>, value: string): string {
    if (this.#counts)
      return words.list(this.#members(value).map((number) => number.replaceAll('-', '−').replace(/^nan$/i, 'NaN')));
    const labels = this.#members(value).map((key) => {
      const input = this.#inputs.find((candidate) => candidate.value === key);
      return input?.closest('label')!.querySelector('.text')!.textContent ?? key;
    });
    return this.#kind === 'choice' ? words.quoted(labels[0]!) : words.list(labels);
  }

  /** Marks each option that the reader chose, and each that the run did. */
  #tag({ yours, theRuns }: WordsOf<'predict'>, answer: string | undefined, outcome: string): void {
    const mine = answer === undefined ? [] : this.#members(answer);
    const runs = this.#members(outcome);
    for (const option of this.#root.querySelectorAll('.option')) {
      const { value } = option.querySelector('input')!;
      const tags = [mine.includes(value) && [yours, 'of-reader'], runs.includes(value) && [theRuns, 'of-run']];
      option.querySelector('.tags')!.replaceChildren(
        ...tags.flatMap((tag) => {
          if (!tag) return [];
          const [text, className] = tag as [string, string];
          return [Object.assign(document.createElement('span'), { textContent: text, className })];
        }),
      );
    }
  }

  /** While an answer stands beside its outcome it cannot be changed, only taken back. */
  #fix(fixed: boolean): void {
    this.#root.querySelector('fieldset')!.disabled = fixed;
    this.#root.querySelector<HTMLElement>('[type="submit"]')!.hidden = fixed;
    this.#button('show').hidden = fixed;
    this.#button('again').hidden = !fixed;
  }

  /** The figure has another state than the reader left it in: a word of that, and the way there. */
  #sayLeft({ left, open }: WordsOf<'predict'>): void {
    const line = document.createElement('p');
    line.className = 'left';
    const way = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'plain',
      textContent: open,
    });
    way.addEventListener('click', () => {
      this.#figure?.scrollIntoView();
      this.#figure
        ?.querySelector<HTMLElement>('[data-action="train"], [data-action="run"]')
        ?.focus({ preventScroll: true });
    });
    line.append(`${left} `, way);
    this.#root.querySelector('.outcome')!.append(line);
  }

  #unfold(open: boolean): void {
    this.#root.querySelector('.answer')?.toggleAttribute('open', open);
  }

  /** A figure that waited for the answer shows it beside what comes of it. */
  #guess(text: string): void {
    if (this.#root.dataset.gate !== undefined && this.#figure) showGuess(this.#figure, text);
  }

  again(): void {
    this.reopen();
    this.#inputs[0]!.focus({ preventScroll: true });
  }

  reopen(): void {
    forget(this.#place);
    this.#guess('');
    this.#root.dataset.state = 'open';
    this.#write(undefined);
    for (const tags of this.#root.querySelectorAll('.option .tags')) tags.replaceChildren();
    this.#root.querySelector('.outcome')!.replaceChildren();
    this.#unfold(false);
    this.#fix(false);
  }

  #remark(text: string): void {
    const remark = Object.assign(document.createElement('p'), { className: 'remark', textContent: text });
    this.#root.querySelector('.outcome')!.replaceChildren(remark);
  }

  #keep(what: Kept): void {
    keep(this.#place, JSON.stringify(what));
  }

  /** What was kept may be of an older edition of the question, or damaged: then it counts for nothing. */
  async restore(): Promise<void> {
    const text = recall(this.#place);
    let kept: Kept;
    try {
      kept = JSON.parse(text ?? '{}') as Kept;
    } catch {
      return;
    }
    const { answer, outcome } = kept ?? {};
    if (answer !== undefined && !this.#possible(answer)) return;
    if (typeof outcome === 'string') {
      const signal = this.#signal;
      const words = await this.#words;
      // By now the answer may be forgotten, or another given.
      if (!signal.aborted && this.#root.dataset.state === 'open' && recall(this.#place) === text)
        this.#settle(words, answer, outcome);
    } else if (answer !== undefined) this.#write(answer);
  }

  #possible(answer: unknown): boolean {
    if (typeof answer !== 'string') return false;
    if (this.#counts)
      return (
        numbersOf(answer).length === this.#inputs.length &&
        numbersOf(answer).every((number) => parseNumber(number) !== undefined)
      );
    const values = this.#inputs.map(({ value }) => value);
    return this.#members(answer).every((member) => values.includes(member));
  }
}
