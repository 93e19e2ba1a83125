import { wrap, type Remote } from 'comlink';
import type { Graph } from '../graph/graph.ts';
import type { Placement } from '../view/drawn-layout.ts';
import { nodeSize } from '../view/graph-view.ts';
import type { PlaceApi } from './place-worker.ts';

/** Lays graphs out in a worker of its own; where none is to be had, on the page. */
export class Placer {
  #worker: Worker | undefined;
  #remote: Remote<PlaceApi> | undefined;
  #failed: Promise<never> | undefined;

  async place(graph: Graph): Promise<Placement> {
    const sizes = Object.fromEntries(graph.nodes.map((node) => [node.id, nodeSize(node)]));
    try {
      this.#start();
      return await Promise.race([this.#remote!.place(graph, sizes), this.#failed!]);
    } catch (error) {
      console.warn(error);
      this.stop();
      const { layout } = await import('../layout/layout.ts');
      return layout(graph, { size: nodeSize });
    }
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = this.#remote = this.#failed = undefined;
  }

  #start(): void {
    if (this.#worker) return;
    const worker = new Worker(new URL('./place-worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    this.#failed = new Promise((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('The layout did not load.')));
    });
    // It is heard of where a graph waits for it; where none does, nothing is lost.
    this.#failed.catch(() => undefined);
    this.#worker = worker;
    this.#remote = wrap<PlaceApi>(worker);
  }
}
