import { labKernels } from '../engine/kernels/lab.ts';
import * as tf from '../engine/tfjs.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { sizeOf, type Attributes, type OpName, type Shape } from '../graph/graph.ts';
import type { Handle } from './entry.ts';

/** How a result is computed: enough to compute it again, since no tensor ever changes. */
export interface Recipe {
  readonly op: OpName;
  readonly inputs: readonly Handle[];
  readonly attributes: Attributes;
}

/** Results with fewer numbers are always kept: to forget them frees next to nothing. */
const SMALL = 64;
/** Of so many results in a row, each made from the one before, one is kept, so that none takes long to compute again. */
const CHAIN = 64;

const bytesOf = (shape: Shape) => 4 * sizeOf(shape);

/**
 * The tensors of a run, by handle. The interpreter cannot say which of them a program can still reach, so none is ever
 * lost; but where they take too much, results are forgotten, oldest first, and computed again when they are needed.
 */
export class Store {
  readonly #tensors: (Tensor | undefined)[] = [];
  readonly #recipes: (Recipe | undefined)[] = [];
  readonly #shapes: Shape[] = [];
  /** How many results in a row would have to be computed again for this one. */
  readonly #chains: number[] = [];
  /** Results that are there and may be forgotten, in the order in which they were computed. */
  readonly #forgettable = new Set<Handle>();
  #bytes = 0;

  /** Bytes that are taken now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Computes a result; nothing is kept of it. */
  compute(recipe: Recipe, shape: Shape): Tensor {
    const operands = recipe.inputs.map((input) => this.get(input));
    return tf.tidy(() => {
      const result = labKernels[recipe.op].forward(operands, recipe.attributes);
      // A kernel may hand back its operand (a reshape to the same shape); each handle owns what it stands for.
      const own = !operands.includes(result) && String(result.shape) === String(shape);
      return own ? result : tf.reshape(result, [...shape]);
    });
  }

  /** Keeps the next handle's tensor; `recipe` is how it was computed, if it was. */
  add(tensor: Tensor, shape: Shape, recipe?: Recipe): void {
    const handle = this.#tensors.push(tf.keep(tensor)) - 1;
    const chain = recipe && sizeOf(shape) >= SMALL ? 1 + Math.max(0, ...recipe.inputs.map((i) => this.#chains[i]!)) : 0;
    const stays = chain === 0 || chain > CHAIN;
    this.#chains.push(stays ? 0 : chain);
    this.#recipes.push(stays ? undefined : recipe);
    this.#shapes.push(shape);
    this.#bytes += bytesOf(shape);
    if (!stays) this.#forgettable.add(handle);
  }

  get(handle: Handle): Tensor {
    const tensor = this.#tensors[handle];
    if (tensor) return tensor;
    const shape = this.#shapes[handle]!;
    const again = tf.keep(this.compute(this.#recipes[handle]!, shape));
    this.#tensors[handle] = again;
    this.#bytes += bytesOf(shape);
    this.#forgettable.add(handle);
    return again;
  }

  /** Forgets results, those computed first before others, until no more than so many bytes are taken. */
  shrink(bytes: number): void {
    for (const handle of this.#forgettable) {
      if (this.#bytes <= bytes) return;
      this.#forgettable.delete(handle);
      this.#tensors[handle]!.dispose();
      this.#tensors[handle] = undefined;
      this.#bytes -= bytesOf(this.#shapes[handle]!);
    }
  }

  dispose(): void {
    for (const tensor of this.#tensors) tensor?.dispose();
    this.#tensors.length = 0;
  }
}
