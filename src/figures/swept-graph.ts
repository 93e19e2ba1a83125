import { nodeSize } from '../view/graph-view.ts';
import type { Graph } from '../graph/graph.ts';
import type { Words } from '../i18n/words.ts';
import { layout } from '../layout/layout.ts';
import { GraphPanel, stopText } from './graph-panel.ts';
import { SweepPlayer } from './sweep-player.ts';

/** One graph on show in a figure: its panel, and the sweep over it. Another graph needs another of these. */
export class SweptGraph {
  readonly graph: Graph;
  readonly panel: GraphPanel;
  /** The sweep's last position. */
  readonly last: number;
  readonly #player: SweepPlayer;

  /**
   * @param position where the sweep stands at first, at most at its end.
   * @param onMove called when the reader has moved it.
   */
  constructor(figure: HTMLElement, graph: Graph, words: Words, position: number, onMove: () => void) {
    this.graph = graph;
    const parts = {
      svg: figure.querySelector<SVGSVGElement>('.graph')!,
      lens: figure.querySelector<HTMLElement>('.lens')!,
    };
    this.panel = new GraphPanel(parts, graph, layout(graph, { size: nodeSize }), words, position);
    const { stops } = this.panel;
    this.last = stops.length - 1;
    this.#player = new SweepPlayer(
      figure.querySelector('.sweep')!,
      words,
      this.last,
      Math.min(position, this.last),
      (at) => stopText(stops[at]!, at === this.last, words),
      (at) => {
        this.panel.moveTo(at);
        onMove();
      },
    );
  }

  /** Where the sweep stands, for a link: empty at its end. */
  get position(): string {
    return this.#player.atEnd ? '' : String(this.#player.position);
  }

  stop(): void {
    this.panel.stop();
    this.#player.stop();
  }
}
