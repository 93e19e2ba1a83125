import type { Graph } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import { placeOf } from '../graph/sweep.ts';
import type { Words } from '../words/words.ts';
import { drawnLayout, type Placement } from '../view/drawn-layout.ts';
import { GraphPanel, stopText } from './graph-panel.ts';
import { SweepPlayer } from './sweep-player.ts';

/** One graph on show in a figure: its panel, and the sweep over it. Another graph needs another of these. */
export class SweptGraph {
  readonly graph: Graph;
  readonly panel: GraphPanel;
  /** The sweep's last position, and the largest number of a stop. */
  readonly last: number;
  readonly #player: SweepPlayer;

  /**
   * @param place where the graph's parts stand; as the page has drawn them when absent.
   * @param number of the stop where the sweep stands at first; at its end when there is none.
   * @param onMove called when the reader has moved it.
   * @param ops the table that the graph's operations stand in; the chapters' when absent.
   */
  constructor(
    figure: HTMLElement,
    graph: Graph,
    place: ((graph: Graph) => Placement) | undefined,
    words: Words,
    number: number,
    onMove: () => void,
    ops?: Ops,
  ) {
    this.graph = graph;
    const parts = {
      svg: figure.querySelector<SVGSVGElement>('.graph')!,
      lens: figure.querySelector<HTMLElement>('.lens')!,
    };
    this.panel = new GraphPanel(parts, graph, place?.(graph) ?? drawnLayout(parts.svg), words, number, ops);
    const { stops } = this.panel;
    this.last = stops.length - 1;
    this.#player = new SweepPlayer(
      figure.querySelector('.sweep')!,
      words,
      {
        last: this.last,
        textAt: (at) => stopText(stops[at]!, words),
        onMove: (at) => {
          this.panel.moveTo(at);
          onMove();
        },
        play: async (controls) => {
          const { SweepClock } = await import('./sweep-clock.ts');
          return new SweepClock(this.panel, controls);
        },
      },
      placeOf(stops, number),
    );
  }

  /** Where the sweep stands, for a link: the number of its stop; empty at its end. */
  get position(): string {
    return this.#player.atEnd ? '' : String(this.panel.stops[this.#player.position]!.number);
  }

  stop(): void {
    this.panel.stop();
    this.#player.stop();
  }
}
