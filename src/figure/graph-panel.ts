import { edgesOf, type Edge, type Graph } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import { placeOf, shownAt, subjectOf, sweepOf, type Stop } from '../graph/sweep.ts';
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
  readonly graph: Graph;
  readonly stops: readonly Stop[];
  readonly #elements: PanelElements;
  readonly #layout: Placement;
  readonly #words: Words;
  readonly #ops: Ops | undefined;
  readonly #listening = new AbortController();
  #selected: string;
  /** Whether the reader has asked for it: then the pointer, passing over others, leaves it under the lens. */
  #kept = false;
  #position: number;
  #judged: { trace: Trace; verdict: Verdict } | undefined;

  /** @param number of the sweep's stop where it stands at first; at its end when there is none. */
  constructor(elements: PanelElements, graph: Graph, layout: Placement, words: Words, number: number, ops?: Ops) {
    this.#elements = elements;
    this.graph = graph;
    this.#layout = layout;
    this.#words = words;
    this.#ops = ops;
    this.stops = sweepOf(graph);
    this.#position = placeOf(this.stops, number);
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
    return [...this.graph.nodes, ...this.edges].find(({ id }) => id === drawn)?.id;
  }

  get edges(): readonly Edge[] {
    return edgesOf(this.graph);
  }

  get svg(): SVGSVGElement {
    return this.#elements.svg;
  }

  get verdict(): Verdict | undefined {
    return this.#judged?.verdict;
  }

  /** Takes in new numbers; `drawGraph` and `drawLens` show them. */
  take(trace: Trace, verdict: Verdict): void {
    this.#judged = { trace, verdict };
  }

  /** Goes to a stop of the sweep; the lens follows. */
  moveTo(position: number): void {
    this.#position = position;
    this.#kept = false;
    this.#selected = this.#subject() ?? this.#selected;
    this.#draw();
    this.#tell();
  }

  /** What the sweep speaks of where it stands. */
  #subject(): string | undefined {
    return subjectOf(this.graph, this.stops[this.#position]!);
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
    const shown = shownAt(this.graph, this.stops, this.#position);
    return {
      ...this.#judged,
      graph: this.graph,
      layout: this.#layout,
      words: this.#words,
      ops: this.#ops,
      shown,
      selected: this.#selected,
    };
  }

  #select(id: string): void {
    // A pointer may rest on what is no part of the graph any more: it was folded.
    if (id === this.#selected || ![...this.graph.nodes, ...this.edges].some((part) => part.id === id)) return;
    this.#kept = false;
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
    const keep = (event: Event) => {
      const id = at(event);
      const kept = this.#kept && id === this.#selected;
      select(event);
      this.#kept = id !== undefined && !kept;
      if (!id || !this.graph.nodes.some((node) => node.id === id && node.folds)) return;
      event.preventDefault();
      svg.dispatchEvent(new CustomEvent('unfold', { detail: id, bubbles: true }));
    };
    svg.addEventListener('click', keep, options);
    svg.addEventListener('pointerover', (event) => this.#kept || select(event), options);
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
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          return keep(event);
        }
        if (event.key === 'Escape') this.#kept = false;
        const to = this.#neighbour(event.key);
        if (!to) return;
        event.preventDefault();
        this.#select(to);
        svg.querySelector<SVGElement>(`[data-id="${CSS.escape(to)}"]`)?.focus();
      },
      options,
    );
  }

  /** Arrow keys walk node by node and edge by edge in the order of the drawing; Home and End go to its ends. */
  #neighbour(key: string): string | undefined {
    const ids = readingOrder(this.graph, this.#layout);
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

/** What a stop of the sweep means in words. */
export function stopText(stop: Stop, { sweep }: Words): string {
  switch (stop.kind) {
    case 'start':
      return sweep.start;
    case 'forward':
      return sweep.forward(stop.node.id);
    case 'backward':
      return sweep.backward(stop.edge.target, stop.edge.source);
    case 'end':
      return sweep.done;
  }
}
