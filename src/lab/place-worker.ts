import { expose } from 'comlink';
import type { Graph, NodeId } from '../graph/graph.ts';
import { layout, type Layout, type Size } from '../layout/layout.ts';

/** Lays graphs out away from the page: hundreds of nodes would hold it up. */
const api = {
  place: (graph: Graph, sizes: Readonly<Record<NodeId, Size>>, tag: Size): Layout =>
    layout(graph, { size: ({ id }) => sizes[id]!, tag }),
};

export type PlaceApi = typeof api;

expose(api);
