/** What a parameter is to its model: a language makes its name of this. */
export type Role =
  | 'embedding'
  | 'embeddings'
  | 'embeddingsOf'
  | 'weights'
  | 'copiedWeights'
  | 'bias'
  | 'matrix'
  | 'factor'
  | 'factors'
  | 'vector'
  | 'users'
  | 'items'
  | 'inputTable'
  | 'outputTable'
  | 'layerBelow'
  | 'branch'
  | 'gate'
  | 'gateLayer'
  | 'zeroConvolution';

/** A language's names of parameters by their role; each is given what tells it from others of its kind: `a`, `1`. */
export type TensorNames = Readonly<Record<Role, (name: string) => string>>;

/** What a node is called by. */
export interface Named {
  readonly id: string;
  readonly role?: Role;
  readonly name?: string;
}

/** What a reader calls a node: "Embedding a"; its own name, or its id, where it has no role. */
export function nameOf({ id, role, name = id }: Named, tensors: TensorNames): string {
  return role ? tensors[role](name) : name;
}
