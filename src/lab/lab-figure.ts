import type { Decoded } from '../figure/codec.ts';
import { FigureShell, type LiveFigure } from '../figure/shell.ts';
import { withOperations } from '../words/dictionary.ts';
import { loadWords } from '../words/load.ts';
import type { LabModel } from './report.ts';

/** The model of the reader's program. It comes to life with the first run; until then it is the picture of the example. */
export class LabFigure extends FigureShell {
  /** The drawn node that stands for a node of the model: itself, unless it is folded. */
  shownAs: (id: string) => string = (id) => id;
  #model: LabModel | undefined;
  readonly #first = Promise.withResolvers<void>();

  /** Puts another model on show. */
  present(model: LabModel): void {
    this.#model = model;
    this.#first.resolve();
    this.wake();
    this.dispatchEvent(new CustomEvent('present'));
  }

  /** Lights what is drawn of some nodes, and nothing else. */
  light(ids: readonly string[]): void {
    const drawn = new Set(ids.map((id) => this.shownAs(id)));
    for (const part of this.querySelectorAll('.graph [data-id]'))
      part.toggleAttribute('data-lit', drawn.has(part.getAttribute('data-id')!));
  }

  /** What is on show. @throws Error before the first run */
  get model(): LabModel {
    if (!this.#model) throw new Error('Nothing has been run yet.');
    return this.#model;
  }

  protected async bring(initial: Decoded): Promise<LiveFigure> {
    // Before the first run nothing loads: what was built is the true picture of the example.
    this.wait(undefined);
    await this.#first.promise;
    this.wait('loading');
    const [{ start }, words] = await Promise.all([
      import('./lab-live.ts'),
      loadWords(document.documentElement.lang, ['shared', 'lab', 'operations']),
    ]);
    return start(this, initial, { ...words, shared: withOperations(words) });
  }
}

customElements.define('lab-figure', LabFigure);
