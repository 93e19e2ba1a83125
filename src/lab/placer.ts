import type { Graph, GraphNode } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import type { Placement } from '../view/drawn-layout.ts';
import type { Size } from '../layout/layout.ts';
import { nodeSize } from '../view/graph-view.ts';
import type { PlaceRequest } from './place-worker.ts';

const sizeOf = (node: GraphNode) => nodeSize(node, labOps);

/** Lays graphs out in a worker of its own; where none is to be had, on the page. */
export class Placer {
  readonly #tag: Size;
  #worker: Worker | undefined;
  #failed: Promise<never> | undefined;

  /** @param tag room for a node's tag. */
  constructor(tag: Size) {
    this.#tag = tag;
  }

  async place(graph: Graph): Promise<Placement> {
    const sizes = Object.fromEntries(graph.nodes.map((node) => [node.id, sizeOf(node)]));
    try {
      return await Promise.race([this.#ask({ graph, sizes, tag: this.#tag }), this.#failed!]);
    } catch (error) {
      console.warn(error);
      this.stop();
      const { layout } = await import('../layout/layout.ts');
      return layout(graph, { size: sizeOf, tag: this.#tag });
    }
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = this.#failed = undefined;
  }

  #ask(request: PlaceRequest): Promise<Placement> {
    const { port1, port2 } = new MessageChannel();
    this.#started().postMessage(request, [port2]);
    return new Promise((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<Placement>) => resolve(data);
    });
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./place-worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    this.#failed = new Promise((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('The layout did not load.')));
    });
    // It is heard of where a graph waits for it; where none does, nothing is lost.
    this.#failed.catch(() => undefined);
    this.#worker = worker;
    return worker;
  }
}
