import type { WordsOf } from '../words/dictionary.ts';
import { Zoom } from '../view/zoom.ts';
import { MOST, type Folder } from './folder.ts';

/** Widths of a graph's column beside the numbers, in pixels; what is wider takes the whole width of the figure. */
const COLUMN = { least: 348, most: 520 };
/** What the box around the graph takes of its column. */
const FRAME = 18;

/** The buttons over the Lab's graph: how large it is, and what of it is folded. */
export class GraphTools {
  readonly #figure: HTMLElement;
  readonly #folder: Folder;
  readonly #zoom: Zoom;
  readonly #words: WordsOf<'lab'>;
  readonly #listening = new AbortController();
  #selected = '';
  /** Whether the graph is so large that folding is offered. */
  #folds = false;

  /** @param onFold draws what is folded otherwise. */
  constructor(figure: HTMLElement, folder: Folder, words: WordsOf<'lab'>, onFold: () => Promise<void>) {
    this.#figure = figure;
    this.#folder = folder;
    this.#words = words;
    const svg = figure.querySelector<SVGSVGElement>('.graph')!;
    this.#zoom = new Zoom(figure.querySelector<HTMLElement>('.graph-box')!, svg);
    const { signal } = this.#listening;
    const change = async (changed: Promise<boolean>, next: () => string | undefined = () => undefined) => {
      if (!(await changed)) return;
      await onFold();
      const chosen = next();
      if (chosen !== undefined) svg.querySelector<SVGElement>(`[data-id="${CSS.escape(chosen)}"]`)?.focus();
    };
    for (const button of figure.querySelectorAll<HTMLElement>('[data-zoom]'))
      button.addEventListener('click', () => this.#zoom.by(button.dataset.zoom as 'in' | 'out' | 'fit'), { signal });
    const on = (name: string, act: () => void) => this.#button(name).addEventListener('click', act, { signal });
    on('open', () => void change(folder.openAll()));
    on('close', () => void change(folder.closeAll()));
    on('one', () => {
      const around = folder.around(this.#selected);
      if (around) void change(folder.close(around), () => around);
    });
    const unfold = (event: Event) => {
      const { detail: opened } = event as CustomEvent<string>;
      void change(folder.open(opened), () => folder.firstOf(opened));
    };
    figure.addEventListener('unfold', unfold, { signal });
    figure.addEventListener('pointed', (event) => this.#point((event as CustomEvent<string>).detail), { signal });
  }

  /** A graph will be drawn that was not before: its size is settled first, for every change of it lays all out anew. */
  size(): void {
    const { model, placement } = this.#folder.shown;
    const { width } = placement;
    const column = Math.max(COLUMN.least, width + FRAME);
    const isWide = column > COLUMN.most;
    this.#folds = model.graph.nodes.length > MOST;
    this.#figure.toggleAttribute('data-wide', isWide);
    // However it is folded, its long table keeps its width: to lay that out anew takes a long task.
    this.#figure.toggleAttribute('data-large', this.#folds);
    // Not where it does not count: a property of the figure that changes is a new style for everything in it.
    this.#figure.style.setProperty('--graph-width', isWide || this.#folds ? null : `${column}px`);
    this.#zoom.show(width);
  }

  /** A graph was drawn that was not before. @param isOther it is of another model: its thief comes under the lens. */
  show(isOther: boolean): void {
    const { model, folding, open, thief } = this.#folder.shown;
    const { nodes } = folding.graph;
    const folded = nodes.filter((node) => node.folds).length;
    const said = this.#figure.querySelector<HTMLElement>('[data-part="folds"]')!;
    said.textContent = folded > 0 ? this.#words.folds.drawn(nodes.length, model.graph.nodes.length, folded) : '';
    said.hidden = folded === 0;
    this.#button('open').hidden = folded === 0;
    this.#button('close').hidden = !this.#folds || open.size === 0;
    if (isOther && thief) this.#figure.dispatchEvent(new CustomEvent('point', { detail: folding.standsFor(thief) }));
    const selected = this.#figure.querySelector('.graph [tabindex="0"]');
    this.#point(selected?.getAttribute('data-id') ?? '');
    if (selected) this.#zoom.centre(selected);
  }

  stop(): void {
    this.#listening.abort();
    this.#zoom.stop();
  }

  #button(name: string): HTMLElement {
    return this.#figure.querySelector(`[data-fold="${name}"]`)!;
  }

  #point(id: string): void {
    this.#selected = id;
    const around = this.#folder.around(id);
    const button = this.#button('one');
    button.hidden = !this.#folds || around === undefined;
    if (around !== undefined) button.textContent = this.#words.folds.close(around);
  }
}
