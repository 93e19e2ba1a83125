import { edgesOf, type Graph } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import { shownAt, subjectOf, sweepOf, type Stop } from '../graph/sweep.ts';
import type { Trace } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';
import type { Words } from '../words/words.ts';
import type { Placement } from '../view/drawn-layout.ts';
import { drawGraph, drawGraphInParts, type WalkedGraph } from '../view/graph-view.ts';
import { drawLens } from '../view/lens.ts';
import { liftLensFrom } from './lens-later.ts';

export interface PanelElements {
  readonly svg: SVGSVGElement;
  readonly lens: HTMLElement;
}

/** The drawn graph, the lens over one of its nodes or edges, and how far the sweep has come. */
export class GraphPanel {
  readonly #elements: PanelElements;
  readonly #graph: Graph;
  readonly #layout: Placement;
  readonly #words: Words;
  readonly #ops: Ops | undefined;
  readonly #stops: readonly Stop[];
  readonly #listening = new AbortController();
  #selected: string;
  #position: number;
  #judged: { trace: Trace; verdict: Verdict } | undefined;

  constructor(elements: PanelElements, graph: Graph, layout: Placement, words: Words, position: number, ops?: Ops) {
    this.#elements = elements;
    this.#graph = graph;
    this.#layout = layout;
    this.#words = words;
    this.#ops = ops;
    this.#stops = sweepOf(graph);
    this.#position = Math.min(position, this.#stops.length - 1);
    this.#selected = this.#subject() ?? this.#drawnSelection() ?? graph.loss;
    this.#listen();
  }

  /**
   * What is selected in the picture that stands there, if it is part of this graph: what a term of a formula points at,
   * or else the tab stop.
   */
  #drawnSelection(): string | undefined {
    const { svg } = this.#elements;
    const stands = svg.querySelector('[data-lit]') ?? svg.querySelector('[tabindex="0"]');
    const drawn = stands?.getAttribute('data-id');
    return [...this.#graph.nodes, ...edgesOf(this.#graph)].find(({ id }) => id === drawn)?.id;
  }

  get stops(): readonly Stop[] {
    return this.#stops;
  }

  /** Takes in new numbers; `drawGraph` and `drawLens` show them. */
  take(trace: Trace, verdict: Verdict): void {
    this.#judged = { trace, verdict };
  }

  /** Goes to a stop of the sweep; the lens follows. */
  moveTo(position: number): void {
    this.#position = position;
    this.#selected = this.#subject() ?? this.#selected;
    this.#draw();
    this.#tell();
  }

  /** What the sweep speaks of where it stands; at its end, nothing in particular. */
  #subject(): string | undefined {
    const stop = this.#stops[this.#position]!;
    return this.#position < this.#stops.length - 1 ? subjectOf(this.#graph, stop) : undefined;
  }

  stop(): void {
    this.#listening.abort();
  }

  #draw(): void {
    this.drawGraph();
    this.drawLens();
  }

  drawGraph(): void {
    const picture = this.#picture();
    if (picture) drawGraph(this.#elements.svg, picture);
  }

  drawGraphInParts(): Iterator<void> | void {
    const picture = this.#picture();
    return picture && drawGraphInParts(this.#elements.svg, picture);
  }

  drawLens(): void {
    const picture = this.#picture();
    if (picture) drawLens(this.#elements.lens, picture);
  }

  #picture(): WalkedGraph | undefined {
    if (!this.#judged) return undefined;
    const shown = shownAt(this.#graph, this.#stops, this.#position);
    return {
      ...this.#judged,
      graph: this.#graph,
      layout: this.#layout,
      words: this.#words,
      ops: this.#ops,
      shown,
      selected: this.#selected,
    };
  }

  #select(id: string): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#draw();
    this.#tell();
  }

  /** For the formulas around the figure: the terms that stand for what is chosen light up. */
  #tell(): void {
    this.#elements.svg.dispatchEvent(new CustomEvent('pointed', { detail: this.#selected, bubbles: true }));
  }

  #listen(): void {
    const { svg } = this.#elements;
    const options = { signal: this.#listening.signal };
    liftLensFrom(svg, options);
    const at = (event: Event) => (event.target as Element).closest('[data-id]')?.getAttribute('data-id');
    const select = (event: Event) => {
      const id = svg.contains(event.target as Node) && at(event);
      if (id) this.#select(id);
    };
    const unfold = (event: Event) => {
      const id = at(event);
      if (!id || !this.#graph.nodes.some((node) => node.id === id && node.folds)) return;
      event.preventDefault();
      svg.dispatchEvent(new CustomEvent('unfold', { detail: id, bubbles: true }));
    };
    svg.addEventListener('click', unfold, options);
    for (const kind of ['pointerover', 'click']) svg.addEventListener(kind, select, options);
    // Chromium makes a tab stop of an SVG element that itself listens for focus.
    svg.parentElement!.addEventListener('focusin', select, options);
    svg.closest('[data-figure]')?.addEventListener(
      'point',
      (event) => {
        const { detail: id } = event as CustomEvent<string>;
        if (svg.querySelector(`[data-id="${CSS.escape(id)}"]`)) this.#select(id);
      },
      options,
    );
    svg.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter' || event.key === ' ') return unfold(event);
        const to = this.#neighbour(event.key);
        if (!to) return;
        event.preventDefault();
        this.#select(to);
        this.#elements.svg.querySelector<SVGElement>(`[data-id="${CSS.escape(to)}"]`)?.focus();
      },
      options,
    );
  }

  /** Arrow keys walk node by node and edge by edge in the order of the drawing; Home and End go to its ends. */
  #neighbour(key: string): string | undefined {
    const ids = readingOrder(this.#graph, this.#layout);
    const at = ids.indexOf(this.#selected);
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: ids.length - 1,
    };
    const to = moves[key];
    return to === undefined ? undefined : ids[Math.max(0, Math.min(ids.length - 1, to))];
  }
}

/** From top to bottom, then from left to right: boxes and labels as the eye meets them. */
function readingOrder(graph: Graph, layout: Placement): string[] {
  const places = [
    ...graph.nodes.map(({ id }) => ({ id: id as string, x: layout.nodes[id]!.x, y: layout.nodes[id]!.y })),
    ...Object.entries(layout.edges).map(([id, { label }]) => ({ id, x: label.x, y: label.y })),
  ];
  return places.sort((a, b) => a.y - b.y || a.x - b.x).map(({ id }) => id);
}

/** Wires the player to the panel: what a stop means in words is the player's line. */
export function stopText(stop: Stop, last: boolean, words: Words): string {
  if (last) return words.sweep.done;
  if (stop.kind === 'start') return words.sweep.start;
  if (stop.kind === 'forward') return words.sweep.forward(stop.node.id);
  return words.sweep.backward(stop.edge.target, stop.edge.source);
}
