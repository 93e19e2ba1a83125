import type { Decoded } from '../figures/codec.ts';
import { FigureShell, type LiveFigure } from '../figures/figure-shell.ts';
import { labFields } from './lab-fields.ts';
import type { LabModel } from './report.ts';

/** The model of the reader's program. It comes to life with the first run; until then it is the picture of the example. */
export class LabFigure extends FigureShell {
  readonly linkName = 'lab';
  readonly fields = labFields;
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

  protected load = async (): Promise<{ start: (figure: FigureShell, initial: Decoded) => Promise<LiveFigure> }> => {
    await this.#first.promise;
    return import('./lab-live.ts');
  };
}

customElements.define('lab-figure', LabFigure);
