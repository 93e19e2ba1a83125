import type { TakeWords } from '../../words/en/lab.ts';
import type { ProgramRunner } from '../program-runner.ts';
import type { LabModel } from '../report.ts';

/** What a reader takes along of a run: the trace by a link, and what is made when it is asked for. */
export class TakeAlong {
  readonly #bench: HTMLElement;
  readonly #runner: ProgramRunner;
  readonly #words: TakeWords;
  readonly #say: (text: string) => void;
  #made: { readonly model: LabModel; readonly source: string; readonly pass: number } | undefined;
  #address = '';
  #running = false;

  constructor(
    bench: HTMLElement,
    runner: ProgramRunner,
    words: TakeWords,
    say: (text: string) => void,
    signal: AbortSignal,
  ) {
    [this.#bench, this.#runner, this.#words, this.#say] = [bench, runner, words, say];
    for (const button of this.#buttons) button.addEventListener('click', () => void this.#take(button), { signal });
    signal.addEventListener('abort', () => this.#drop());
  }

  get #buttons(): NodeListOf<HTMLElement> {
    return this.#bench.querySelectorAll('[data-take]');
  }

  get #link(): HTMLAnchorElement {
    return this.#bench.querySelector('[data-part="trace"]')!;
  }

  /** A run begins: what the trace tells of will no longer be the last one. */
  begin(): void {
    this.#running = true;
    this.#show();
  }

  /** A run has ended. Without a model of its own, the one before is still on show. */
  end(): void {
    this.#running = false;
    this.#show();
  }

  #drop(): void {
    URL.revokeObjectURL(this.#address);
    this.#address = '';
  }

  #show(): void {
    this.#link.hidden = this.#running || !this.#address;
  }

  /** Offers a run's model. @param source the program, as it was run. @param pass which of its backward passes it is. */
  offer(model: LabModel, source: string, pass: number): void {
    this.#made = { model, source, pass };
    for (const button of this.#buttons) button.hidden = false;
    this.#bench.querySelector<HTMLElement>('[data-part="script"]')!.hidden = true;
    this.#drop();
    void this.renew();
  }

  /** Brings the link up to date with what is known of the run. */
  async renew(): Promise<void> {
    const made = this.#made;
    if (!made) return;
    let file: Blob | undefined;
    try {
      file = await this.#runner.trace(made.pass);
    } catch (error) {
      console.warn(error);
      if (made === this.#made) this.#say(this.#words.noTrace);
    }
    if (!file || made !== this.#made) return;
    this.#drop();
    this.#address = URL.createObjectURL(file);
    this.#link.href = this.#address;
    this.#show();
  }

  async #take(button: HTMLElement): Promise<void> {
    try {
      const { makers } = await import('./makers.ts');
      const make = makers[button.dataset.take as keyof typeof makers];
      this.#say(await make(this.#made!, this.#words, this.#bench));
    } catch (error) {
      console.warn(error);
      this.#say(this.#words.failed);
    }
  }
}
