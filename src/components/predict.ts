import { takeEarly } from '../figure/early.ts';
import { closeGate, openGate } from '../figure/gate.ts';
import { recall } from '../figure/memory.ts';
import type { Question } from './question.ts';

/**
 * The light part of a question to the reader that a run decides: it closes the gate of its figure, and fetches the rest when
 * the reader comes to it, or has answered before.
 */
class PredictQuestion extends HTMLElement {
  #listening = new AbortController();
  #question: Promise<Question> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal };
    const on = (target: Element, kind: string, act: (question: Question, event: Event) => unknown) =>
      target.addEventListener(
        kind,
        (event) => {
          if (kind === 'submit') event.preventDefault();
          void this.#wake().then((question) => act(question, event));
        },
        options,
      );
    const form = this.querySelector('form')!;
    on(form, 'focusin', () => undefined);
    on(form, 'submit', (question) => question.commit());
    on(form, 'input', (question, { target }) => question.choose(target as HTMLInputElement));
    on(form.querySelector('[data-do="show"]')!, 'click', (question) => question.run(undefined));
    on(form.querySelector('[data-do="again"]')!, 'click', (question) => question.again());
    document.addEventListener('forgotten', () => void this.#question?.then((question) => question.reopen()), options);
    addEventListener('beforeprint', () => this.querySelector('.answer')?.setAttribute('open', ''), options);
    const figure = this.#figure;
    if (this.dataset.gate !== undefined && figure) closeGate(figure, this.id);
    if (recall(`answer.${this.dataset.page}.${this.id}`)) void this.#wake().then((question) => question.restore());
    for (const target of takeEarly(this)) target.closest('button')?.click();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#question = undefined;
    const figure = this.#figure;
    if (figure) openGate(figure, this.id);
  }

  get #figure(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[data-figure="${this.dataset.of}"]`);
  }

  #wake(): Promise<Question> {
    const { signal } = this.#listening;
    this.#question ??= import('./question.ts').then((module) => new module.Question(this, signal));
    return this.#question;
  }
}

customElements.define('predict-question', PredictQuestion);
