import { closeGate, openGate, showGuess } from '../figure/gate.ts';
import type { FrameDetail } from '../figure/live-value.ts';
import { forget, keep, recall } from '../figure/memory.ts';
import type { WordsOf } from '../words/dictionary.ts';
import { loadWords } from '../words/load.ts';
import { judge, membersOf, parseNumber, type AnswerKind } from './judge.ts';

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

/** A question to the reader that a run of a figure on this page decides. */
class PredictQuestion extends HTMLElement {
  #listening = new AbortController();
  #fetched: Promise<WordsOf<'predict'>> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal };
    this.#form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        void this.#commit();
      },
      options,
    );
    // Before they are needed: a question must be able to say that the network is gone.
    this.addEventListener('focusin', () => void this.#words, options);
    this.#button('show').addEventListener('click', () => void this.#run(undefined), options);
    this.#button('again').addEventListener('click', () => this.#again(), options);
    document.addEventListener('forgotten', () => this.#reopen(), options);
    this.#form.addEventListener('input', (event) => this.#choose(event.target as HTMLInputElement), options);
    addEventListener('beforeprint', () => this.#unfold(true), options);
    if (this.dataset.gate !== undefined && this.#figure) closeGate(this.#figure, this.id);
    void this.#restore();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    if (this.#figure) openGate(this.#figure, this.id);
  }

  /** A page that is only opened does not fetch them. */
  get #words(): Promise<WordsOf<'predict'>> {
    this.#fetched ??= loadWords(document.documentElement.lang, ['predict']).then(({ predict }) => predict);
    return this.#fetched;
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  get #figure(): Asked | null {
    return document.querySelector<Asked>(`[data-figure="${this.dataset.of}"]`);
  }

  get #kind(): AnswerKind {
    return this.dataset.kind as AnswerKind;
  }

  get #place(): string {
    return `answer.${this.dataset.page}.${this.id}`;
  }

  get #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('[name="answer"]')];
  }

  #button(name: 'show' | 'again'): HTMLButtonElement {
    return this.querySelector(`[data-do="${name}"]`)!;
  }

  /** The reader's answer; undefined as long as there is none. */
  #answer(): string | undefined {
    if (this.#kind === 'number') return this.#inputs[0]!.value.trim() || undefined;
    const chosen = this.#inputs.filter(({ checked }) => checked);
    return chosen.length > 0 ? chosen.map(({ value }) => value).join() : undefined;
  }

  #write(answer: string | undefined): void {
    const chosen = answer === undefined ? [] : this.#members(answer);
    for (const input of this.#inputs) {
      if (this.#kind === 'number') input.value = answer ?? '';
      else input.checked = chosen.includes(input.value);
    }
  }

  /** The options that an answer or an outcome names; of an empty set, the option for none. */
  #members(text: string): string[] {
    if (this.#kind === 'choice') return [text];
    const members = membersOf(text);
    return members.length > 0 ? members : [''];
  }

  /** "None of them" goes with nothing else. */
  #choose(changed: HTMLInputElement): void {
    changed.removeAttribute('aria-invalid');
    if (this.#kind !== 'set' || !changed.checked) return;
    for (const input of this.#inputs) if ((input.value === '') !== (changed.value === '')) input.checked = false;
  }

  async #commit(): Promise<void> {
    const answer = this.#answer();
    const words = await this.#words;
    if (answer === undefined) return this.#remark(words.unanswered[this.#kind]);
    if (this.#kind === 'number' && parseNumber(answer) === undefined) {
      const [input] = this.#inputs;
      input!.setAttribute('aria-invalid', 'true');
      input!.focus();
      return this.#remark(words.badNumber);
    }
    await this.#run(answer);
  }

  async #run(answer: string | undefined): Promise<void> {
    if (this.dataset.state === 'running') return;
    const { signal } = this.#listening;
    this.dataset.state = 'running';
    const words = await this.#words;
    this.#remark(words.running);
    if (answer !== undefined) this.#keep({ answer });
    this.#guess(answer === undefined ? '' : words.guess(this.#text(words, answer)));
    try {
      const outcome = await this.#ask();
      if (signal.aborted) return;
      if (this.#kind === 'number' && parseNumber(outcome) === undefined) throw new Error(`"${outcome}" is no number.`);
      this.#keep({ answer, outcome });
      const held = this.contains(document.activeElement);
      this.#settle(words, answer, outcome);
      if (held) this.querySelector<HTMLElement>('.outcome .verdict')!.focus({ preventScroll: true });
      if (Number(this.dataset.steps) > 0 || this.dataset.set !== '{}') this.#sayLeft(words);
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      this.dataset.state = 'open';
      const overtaken = error instanceof DOMException && error.name === 'AbortError';
      this.#remark(overtaken ? words.overtaken : this.#figure ? words.failed : words.noFigure);
    }
  }

  async #ask(): Promise<string> {
    const figure = this.#figure;
    if (!figure) throw new Error(`There is no figure "${this.dataset.of}" on this page.`);
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('The figure did not load.')), PATIENCE));
    await Promise.race([customElements.whenDefined(figure.localName), late]);
    const set = JSON.parse(this.dataset.set!) as Readonly<Record<string, string>>;
    const { read } = await figure.ask(set, Number(this.dataset.steps));
    return read(this.dataset.reading!);
  }

  /** Shows the outcome beside the answer, and holds the answer fast. */
  #settle(words: WordsOf<'predict'>, answer: string | undefined, outcome: string): void {
    const { said, shown, right, wrong } = words;
    const told = document.createElement('p');
    told.className = 'verdict';
    told.tabIndex = -1;
    if (answer === undefined) {
      told.textContent = shown(this.#text(words, outcome));
      this.dataset.state = 'shown';
    } else {
      const good = judge(this.#kind, answer, outcome, Number(this.dataset.tolerance));
      const sign = document.createElement('span');
      sign.className = 'sign';
      sign.ariaHidden = 'true';
      sign.textContent = good ? '=' : '≠';
      this.#guess(words.guess(this.#text(words, answer)));
      told.append(sign, ` ${good ? right : wrong} ${said(this.#text(words, answer), this.#text(words, outcome))}`);
      this.dataset.state = good ? 'right' : 'wrong';
    }
    this.querySelector('.outcome')!.replaceChildren(told);
    this.#write(answer);
    this.#tag(words, answer, outcome);
    this.#unfold(true);
    this.#fix(true);
    if (this.#figure) openGate(this.#figure, this.id);
  }

  /** An answer or an outcome in the reader's words. */
  #text(words: WordsOf<'predict'>, value: string): string {
    if (this.#kind === 'number') return value.replaceAll('-', '−').replace(/^nan$/i, 'NaN');
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
    for (const option of this.querySelectorAll('.option')) {
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
    this.querySelector('fieldset')!.disabled = fixed;
    this.querySelector<HTMLElement>('[type="submit"]')!.hidden = fixed;
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
    this.querySelector('.outcome')!.append(line);
  }

  /** A figure that waited for the answer shows it beside what comes of it. */
  #guess(text: string): void {
    if (this.dataset.gate !== undefined && this.#figure) showGuess(this.#figure, text);
  }

  #unfold(open: boolean): void {
    this.querySelector('.answer')?.toggleAttribute('open', open);
  }

  #again(): void {
    this.#reopen();
    this.#inputs[0]!.focus({ preventScroll: true });
  }

  #reopen(): void {
    forget(this.#place);
    this.#guess('');
    this.dataset.state = 'open';
    this.#write(undefined);
    for (const tags of this.querySelectorAll('.option .tags')) tags.replaceChildren();
    this.querySelector('.outcome')!.replaceChildren();
    this.#unfold(false);
    this.#fix(false);
  }

  #remark(text: string): void {
    const remark = Object.assign(document.createElement('p'), { className: 'remark', textContent: text });
    this.querySelector('.outcome')!.replaceChildren(remark);
  }

  #keep(what: Kept): void {
    keep(this.#place, JSON.stringify(what));
  }

  /** What was kept may be of an older edition of the question, or damaged: then it counts for nothing. */
  async #restore(): Promise<void> {
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
      const { signal } = this.#listening;
      const words = await this.#words;
      // By now the answer may be forgotten, or another given.
      if (!signal.aborted && this.dataset.state === 'open' && recall(this.#place) === text)
        this.#settle(words, answer, outcome);
    } else if (answer !== undefined) this.#write(answer);
  }

  #possible(answer: unknown): boolean {
    if (typeof answer !== 'string') return false;
    if (this.#kind === 'number') return parseNumber(answer) !== undefined;
    const values = this.#inputs.map(({ value }) => value);
    return this.#members(answer).every((member) => values.includes(member));
  }
}

customElements.define('predict-question', PredictQuestion);
