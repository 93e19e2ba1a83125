/** What a figure tells of each frame it draws. */
export interface FrameDetail {
  /** One number of the frame as text, by the names of `reading.ts`. */
  readonly read: (name: string) => string;
}

/** A number in the text that follows a figure; pointed at, it brings a copy of the graph. */
class LiveValue extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const figure = document.querySelector(`[data-figure="${this.dataset.figureName}"]`);
    figure?.addEventListener(
      'frame',
      (event) => {
        const text = (event as CustomEvent<FrameDetail>).detail.read(this.dataset.readingName!);
        if (text && this.textContent !== text) this.textContent = text;
      },
      { signal: this.#listening.signal },
    );
    const graph = figure?.querySelector<SVGSVGElement>('.graph');
    this.onpointerover = () => void (graph && import('./graph-copy.ts').then(({ show }) => show(graph, this)));
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

customElements.define('live-value', LiveValue);
