import type { Edge, Graph } from '../graph/graph.ts';
import type { Stop } from '../graph/sweep.ts';
import type { Verdict } from '../graph/verdict.ts';
import { beatsOf, type Beat } from '../view/beats.ts';
import { MovingBeat } from '../view/bead.ts';

/** The drawn graph over which a pass plays. */
export interface Stage {
  readonly svg: SVGSVGElement;
  readonly graph: Graph;
  readonly edges: readonly Edge[];
  readonly stops: readonly Stop[];
  /** Of the newest numbers; none before the first. */
  readonly verdict: Verdict | undefined;
}

/** The controls that it moves. */
export interface SweepControls {
  readonly position: number;
  /** How many times as fast as usual. */
  readonly speed: number;
  goTo(position: number): void;
  /** It has come to the end. */
  finish(): void;
}

/** Milliseconds of a beat where nothing is to travel: long enough to read the numbers of a rank. */
const STILL = 700;
/** Milliseconds between two pictures that still count as going on: a page that slept does not jump ahead. */
const GAP = 100;

/** Plays a pass beat by beat, from where its controls stand to its end, as long as it is in sight. */
export class SweepClock {
  readonly #stage: Stage;
  readonly #controls: SweepControls;
  readonly #onScreen: IntersectionObserver;
  readonly #listening = new AbortController();
  /** Whether the page goes along where the graph is larger than the screen: until the reader scrolls. */
  #follows = true;
  #verdict: Verdict | undefined;
  #beats: readonly Beat[] = [];
  /** Which beat is under way, what moves in it, and how many milliseconds of it have gone by. */
  #at = -1;
  #moving: MovingBeat | undefined;
  #gone = 0;
  #then = 0;
  #picture = 0;

  constructor(stage: Stage, controls: SweepControls) {
    this.#stage = stage;
    this.#controls = controls;
    this.#onScreen = new IntersectionObserver((entries) => {
      cancelAnimationFrame(this.#picture);
      this.#then = performance.now();
      if (entries.at(-1)!.isIntersecting) this.#later();
    });
    this.#onScreen.observe(stage.svg);
    for (const kind of ['wheel', 'touchmove', 'keydown'])
      addEventListener(kind, () => (this.#follows = false), { passive: true, signal: this.#listening.signal });
    stage.svg.dataset.playing = '';
  }

  stop(): void {
    this.#onScreen.disconnect();
    this.#listening.abort();
    cancelAnimationFrame(this.#picture);
    this.#moving?.end();
    delete this.#stage.svg.dataset.playing;
  }

  #later(): void {
    this.#picture = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    this.#gone += Math.max(0, Math.min(now - this.#then, GAP)) * this.#controls.speed;
    this.#then = now;
    if (this.#stage.verdict !== this.#verdict) this.#plan(this.#stage.verdict!);
    while (this.#beat && this.#gone >= this.#length) {
      this.#gone -= this.#length;
      this.#enter(this.#at + 1);
    }
    if (this.#verdict && !this.#beat) return this.#controls.finish();
    this.#moving?.to(still() ? 1 : this.#gone / this.#length);
    this.#later();
  }

  /** Numbers have come, the first or others: goes on with the beat that is under way, as it is now. */
  #plan(verdict: Verdict): void {
    const { graph, stops } = this.#stage;
    const { kind, from, to } = this.#beat ?? { to: -1, from: this.#controls.position + 1 };
    if (!kind) this.#gone = 0;
    this.#verdict = verdict;
    this.#beats = beatsOf(graph, stops, verdict);
    const same = this.#beats.findIndex((beat) => beat.kind === kind && beat.to === to);
    this.#enter(same < 0 ? this.#beats.findIndex((beat) => beat.to >= from) : same);
  }

  #enter(at: number): void {
    const { svg, edges, stops } = this.#stage;
    this.#moving?.end();
    this.#moving = undefined;
    this.#at = at;
    const beat = this.#beat;
    if (!beat) return;
    const walks = beat.at.length === 0;
    if (walks) this.#controls.goTo(beat.to);
    if (this.#follows) this.#show(beat);
    if (!walks || !still()) this.#moving = new MovingBeat(svg, edges, stops, beat, this.#verdict!);
  }

  /** Brings to sight where a beat leads to. */
  #show({ at, to }: Beat): void {
    const { svg, stops } = this.#stage;
    const stop = stops[to]!;
    const id = at[0] ?? (stop.kind === 'forward' ? stop.node.id : stop.kind === 'backward' ? stop.edge.source : '');
    const node = svg.querySelector(`[data-id="${CSS.escape(id)}"]`);
    node?.scrollIntoView({ block: 'nearest', behavior: still() ? 'auto' : 'smooth' });
  }

  get #beat(): Beat | undefined {
    return this.#beats[this.#at];
  }

  get #length(): number {
    const { milliseconds } = this.#beat!;
    return still() ? Math.max(STILL, milliseconds) : milliseconds;
  }
}

/** Whether nothing is to move. */
function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
