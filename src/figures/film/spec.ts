import type { Initializer, InitializerName } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { filmFeed } from '../../films/feed.ts';
import type { Films } from '../../films/films.ts';
import { nodeOf, parametersOf, type Graph } from '../../graph/graph.ts';
import { towersModel, type Activation } from '../../graph/models/towers.ts';
import { trainingOf } from '../../figure/common-fields.ts';
import type { State } from '../../figure/field.ts';

export const BATCH = 128;
export const EMBEDDING_SIZE = 8;
export const LAYERS = [32, 16, 8];

/** The node of the film model that says how alike two films are. */
export const LOGIT = 'logit';

/** What may be other than the engineer had it. */
export interface FilmModel {
  readonly batch?: number;
  readonly activation?: Activation;
}

/** The engineer's model, over films in place of videos: one table for all features, three layers, a product. */
export function filmGraph(films: Films, { batch = BATCH, activation = 'relu' }: FilmModel = {}): Graph {
  return towersModel({
    batch,
    activation,
    tables: [{ id: 'E', rows: films.tableRows, features: films.features.length }],
    embeddingSize: EMBEDDING_SIZE,
    layers: LAYERS,
  });
}

/** Parameters of each kind share one choice: all weights, all biases. */
function choiceFor(id: string, state: State): Initializer {
  const key = id.startsWith('W') ? 'weights' : id.startsWith('B') ? 'biases' : 'E';
  return { name: state[key] as InitializerName };
}

/** The run that the film case's controls stand for. */
export function filmSpec(graph: Graph, films: Films, state: State): SessionSpec {
  return {
    graph,
    initializers: Object.fromEntries(parametersOf(graph).map(({ id }) => [id, choiceFor(id, state)])),
    ...trainingOf(state),
    feed: filmFeed({ films, batch: nodeOf(graph, 'label').shape[0]!, logit: LOGIT }),
  };
}

/** The tensors whose movement is charted: the embeddings, then each layer's weights. */
export function layersOf(graph: Graph): string[] {
  return parametersOf(graph).flatMap(({ id }) => (id.startsWith('B') ? [] : [id]));
}
