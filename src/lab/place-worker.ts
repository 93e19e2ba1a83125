import type { Graph, NodeId } from '../graph/graph.ts';
import { layout, type Size } from '../layout/layout.ts';

/** What is to be laid out; the answer goes to the port that comes with it. */
export interface PlaceRequest {
  readonly graph: Graph;
  readonly sizes: Readonly<Record<NodeId, Size>>;
  readonly tag: Size;
}

/** Lays graphs out away from the page: hundreds of nodes would hold it up. */
addEventListener('message', ({ data, ports }: MessageEvent<PlaceRequest>) => {
  const { graph, sizes, tag } = data;
  ports[0]!.postMessage(layout(graph, { size: ({ id }) => sizes[id]!, tag }));
});
