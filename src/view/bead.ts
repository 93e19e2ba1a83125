import type { Edge, EdgeId, NodeId } from '../graph/graph.ts';
import type { Stop } from '../graph/sweep.ts';
import type { Verdict } from '../graph/verdict.ts';
import { carries, type Beat } from './beats.ts';

/** The part of a held moment by which the bead has gone into the node, and that by which the ring around it is closed. */
const ENTERED = 0.3;
const CLOSED = 0.7;
/** From the outline of a node to the ring around it, in user units. */
const APART = 5;
/** By how much the radius of a bead is more than the width of its line, and the radius of a value that runs down. */
const ROUND = 1.5;
const VALUE = 2.5;

/** The widest line that is a gradient's size: the hatched one of what is not a number is wider. */
const WIDEST = 6;

/**
 * A beat in motion over a graph that is drawn as the beat will leave it; what it has not come to yet is covered. Beads
 * run beneath the boxes they go to.
 */
export class MovingBeat {
  readonly #svg: SVGSVGElement;
  readonly #verdict: Verdict;
  readonly #marks: SVGElement[] = [];
  readonly #covered: SVGElement[] = [];
  /** What each part of it does at a time from 0 to 1. */
  readonly #parts: ((time: number) => void)[] = [];

  constructor(svg: SVGSVGElement, edges: readonly Edge[], stops: readonly Stop[], beat: Beat, verdict: Verdict) {
    this.#svg = svg;
    this.#verdict = verdict;
    for (const id of beat.at) {
      this.#ring(id, beat.kind === 'turn');
      if (beat.kind === 'hold') edges.filter(({ source }) => source === id).forEach((edge) => this.#enter(edge));
    }
    for (const stop of beat.at.length > 0 ? [] : stops.slice(beat.from, beat.to + 1)) {
      if (stop.kind === 'forward') {
        this.#covered.push(this.#group(stop.node.id));
        edges.filter(({ target }) => target === stop.node.id).forEach((edge) => this.#compute(edge));
      }
      if (stop.kind === 'backward') {
        this.#covered.push(this.#group(stop.edge.id), this.#flow(stop.edge));
        this.#cross(stop.edge);
      }
    }
    for (const element of this.#covered) element.dataset.moving = '';
  }

  /** Brings it to a part of its way, from 0 to 1. */
  to(time: number): void {
    for (const part of this.#parts) part(time);
  }

  /** Takes it away: the graph stands as it is drawn. */
  end(): void {
    for (const mark of this.#marks) mark.remove();
    for (const element of this.#covered) {
      delete element.dataset.moving;
      element.style.strokeDasharray = '';
    }
  }

  /** A value runs from an operand to the node that is computed of it. */
  #compute(edge: Edge): void {
    const flow = this.#flow(edge);
    const value = this.#mark(this.#group(edge.id), 'circle', { class: 'value', r: VALUE });
    this.#parts.push((time) => along(flow, value, 1 - time));
  }

  /** A gradient draws the line of an edge, a bead at its head; a line that carries none grows dash by dash. */
  #cross(edge: Edge): void {
    const flow = this.#flow(edge);
    const length = flow.getTotalLength();
    const state = this.#verdict.edges[edge.id]!;
    const dashes = state === 'finite' ? [] : getComputedStyle(flow).strokeDasharray.split(',').map(parseFloat);
    const period = dashes.reduce((sum, dash) => sum + dash, 0);
    const bead = carries(state) && this.#bead(edge);
    this.#parts.push((time) => {
      const drawn = period > 0 ? Array(Math.floor((length * time) / period)).fill(dashes) : length * time;
      flow.style.strokeDasharray = [drawn, period > 0 ? [0] : [], length].flat(2).join(' ');
      if (bead) along(flow, bead, time);
    });
  }

  /** The bead at the end of an edge goes on into the box. */
  #enter(edge: Edge): void {
    if (!carries(this.#verdict.edges[edge.id]!)) return;
    const flow = this.#flow(edge);
    const from = flow.getPointAtLength(flow.getTotalLength());
    const { x, y, width, height } = boxOf(this.#group(edge.source));
    const way = { x: x + width / 2 - from.x, y: y + height / 2 - from.y };
    const bead = this.#bead(edge);
    this.#parts.push((time) => {
      const part = Math.min(1, time / ENTERED);
      put(bead, { cx: from.x + way.x * part, cy: from.y + way.y * part });
    });
  }

  /** A ring closes around a node. */
  #ring(id: NodeId, turn: boolean): void {
    const group = this.#group(id);
    const { x, y, width, height, rx } = boxOf(group);
    const around = { x: x - APART, y: y - APART, width: width + 2 * APART, height: height + 2 * APART, rx: rx + APART };
    const { broken, thieves } = this.#verdict;
    const stolen = thieves.some(({ node, waits }) => node === id && !waits);
    const look = turn ? 'turn' : broken.includes(id) ? 'broken' : stolen ? 'stolen' : '';
    const ring = this.#mark(group, 'rect', { class: `ring ${look}`, pathLength: 1, ...around });
    const [opens, closed] = turn ? [0, 1] : [ENTERED, CLOSED];
    this.#parts.push((time) => {
      const part = Math.max(0, Math.min(1, (time - opens) / (closed - opens)));
      ring.style.strokeDasharray = `${part} 1`;
    });
  }

  #bead(edge: Edge): SVGElement {
    const { stroke, strokeWidth } = getComputedStyle(this.#flow(edge));
    const r = Math.min(parseFloat(strokeWidth), WIDEST) + ROUND;
    return this.#mark(this.#group(edge.id), 'circle', { class: 'bead', fill: stroke, r });
  }

  /** Something that is drawn over an edge or a node, and beneath whatever stands nearer to the parameters. */
  #mark(group: SVGElement, name: string, attributes: Attributes): SVGElement {
    const mark = document.createElementNS('http://www.w3.org/2000/svg', name);
    put(mark, attributes);
    group.after(mark);
    this.#marks.push(mark);
    return mark;
  }

  #group(id: NodeId | EdgeId): SVGElement {
    return this.#svg.querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"]`)!;
  }

  #flow({ id }: Edge): SVGPathElement {
    return this.#group(id).querySelector<SVGPathElement>('.flow')!;
  }
}

type Attributes = Readonly<Record<string, string | number>>;

function put(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function boxOf(group: Element) {
  const box = group.querySelector('.box')!;
  const number = (name: string) => Number(box.getAttribute(name));
  return { x: number('x'), y: number('y'), width: number('width'), height: number('height'), rx: number('rx') };
}

/** Brings a mark to a part of the way along a line, which begins where the gradient comes from. */
function along(line: SVGPathElement, mark: SVGElement, part: number): void {
  const { x, y } = line.getPointAtLength(line.getTotalLength() * part);
  put(mark, { cx: x, cy: y });
}
