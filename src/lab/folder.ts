import { fold, openWithin, type Folding } from '../graph/fold.ts';
import type { NodeId } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import { verdict } from '../graph/verdict.ts';
import type { Size } from '../layout/layout.ts';
import type { Placement } from '../view/drawn-layout.ts';
import { Placer } from './placer.ts';
import type { LabModel } from './report.ts';

/** A graph with more nodes than this is folded at first. */
export const MOST = 60;

/** What of a model is drawn, and where. */
export interface Folded {
  readonly model: LabModel;
  readonly folding: Folding;
  readonly placement: Placement;
  readonly open: ReadonlySet<NodeId>;
  /** The first that steals for good. */
  readonly thief?: NodeId;
}

/** Folds the reader's graph, opens and closes folds, and has what is drawn laid out. */
export class Folder {
  readonly #placer: Placer;
  #asked = 0;
  #shown: Folded | undefined;

  /** @param tag room for a node's tag, in the drawing. */
  constructor(tag: Size) {
    this.#placer = new Placer(tag);
  }

  /** @throws Error before the first model has been taken */
  get shown(): Folded {
    if (!this.#shown) throw new Error('Nothing has been folded yet.');
    return this.#shown;
  }

  /** Takes another model, folded so that it can be surveyed. @returns whether it is still the last one asked for */
  take(model: LabModel): Promise<boolean> {
    const { thieves } = verdict(model.graph, model.trace, labOps);
    const guilty = thieves.filter(({ waits }) => !waits).map(({ node }) => node);
    return this.#show({ model, thief: guilty[0] }, openWithin(model.graph, model.folds, MOST, guilty));
  }

  open(fold: NodeId): Promise<boolean> {
    return this.#show(this.shown, new Set([...this.shown.open, fold]));
  }

  close(fold: NodeId): Promise<boolean> {
    return this.#show(this.shown, new Set([...this.shown.open].filter((one) => one !== fold)));
  }

  openAll(): Promise<boolean> {
    return this.#show(this.shown, new Set(Object.values(this.shown.model.folds).flat()));
  }

  closeAll(): Promise<boolean> {
    return this.#show(this.shown, new Set());
  }

  /** The innermost open fold that a drawn node stands in; undefined when it stands in none. */
  around(id: NodeId): NodeId | undefined {
    const { model, folding, open } = this.shown;
    const member = folding.graph.nodes.find((node) => node.id === id)?.folds?.nodes[0] ?? id;
    return model.folds[member]?.findLast((one) => open.has(one));
  }

  /** The first drawn operation of a fold that is open. */
  firstOf(fold: NodeId): NodeId | undefined {
    const { model, folding } = this.shown;
    const held = model.graph.nodes.filter(({ id }) => model.folds[id]?.includes(fold));
    const first = held.find(({ inputs }) => inputs.length > 0) ?? held[0];
    return first && folding.standsFor(first.id);
  }

  stop(): void {
    this.#placer.stop();
  }

  async #show({ model, thief }: Pick<Folded, 'model' | 'thief'>, open: ReadonlySet<NodeId>): Promise<boolean> {
    const asked = ++this.#asked;
    const folding = fold(model.graph, model.folds, open);
    const placement = await this.#placer.place(folding.graph);
    if (asked !== this.#asked) return false;
    this.#shown = { model, folding, placement, open, ...(thief !== undefined && { thief }) };
    return true;
  }
}
