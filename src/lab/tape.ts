import '../engine/kernels-more.ts';
import { startCpu } from '../engine/cpu.ts';
import { kernels } from '../engine/kernels.ts';
import { backward } from '../engine/pass.ts';
import * as tf from '../engine/tfjs.ts';
import type { Tensor } from '../engine/tfjs.ts';
import {
  edgesOf,
  sizeOf,
  type Attributes,
  type Graph,
  type GraphNode,
  type OpName,
  type Shape,
} from '../graph/graph.ts';
import { ops } from '../graph/ops.ts';
import type { Trace } from '../graph/trace.ts';

/** A tensor of the reader's program, by number. */
export type Handle = number;

/** Bytes that all tensors of one run may take. */
const MOST_BYTES = 256 * 2 ** 20;

/** What the program did to make a tensor. */
export interface Entry {
  readonly handle: Handle;
  readonly op: OpName;
  readonly inputs: readonly Handle[];
  readonly shape: Shape;
  readonly attributes: Attributes;
  /** Line of the source whose statement made it, from 1; 0 when none did. */
  readonly line: number;
  /** What the program calls it, where that is known: a layer's `weight`, the name given to a variable. */
  name?: string;
  /** The modules it was made in, outermost first: `encoder`, `fc1`. */
  readonly scope: readonly string[];
}

/** What a program asked for is too much, or makes no sense. The message is for the reader. */
export class TapeError extends Error {
  override name = 'TapeError';
}

/** One backward pass of the program, as it was run. */
export interface Pass {
  readonly graph: Graph;
  readonly trace: Trace;
  /** The entry behind each node. */
  readonly entries: readonly Entry[];
}

/**
 * Records what a program computes, op by op, and computes it at once with the engine's CPU backend. A gradient is the
 * engine's own backward pass over the part of the tape that the asked-for tensor depends on.
 */
export class Tape {
  readonly #entries: Entry[] = [];
  readonly #tensors: Tensor[] = [];
  #bytes = 0;
  /** Line of the statement that runs. */
  line = 0;
  /** Names of the modules that run, outermost first. */
  scope: readonly string[] = [];

  constructor() {
    startCpu();
  }

  /** A tensor that stands for itself: `parameter` for what training changes, `constant` for all else. */
  leaf(op: 'parameter' | 'constant', values: ArrayLike<number>, shape: Shape, name?: string): Handle {
    if (sizeOf(shape) !== values.length)
      throw new TapeError(`${values.length} values do not fill the shape [${shape.join(', ')}].`);
    const tensor = tf.tensor(Float32Array.from(values), [...shape]);
    return this.#append({ op, inputs: [], shape, attributes: {}, name }, tensor);
  }

  /** @throws ShapeError when the operands do not fit; TapeError when the result is too large. */
  apply(op: OpName, inputs: readonly Handle[], attributes: Attributes = {}): Handle {
    const tensor = this.#computed(op, inputs, attributes);
    return this.#append({ op, inputs, shape: tensor.shape, attributes }, tensor);
  }

  /** Computes as `apply` does, and forgets how: the result is a constant. @throws as `apply` does */
  compute(op: OpName, inputs: readonly Handle[], attributes: Attributes = {}): Handle {
    const tensor = this.#computed(op, inputs, attributes);
    return this.#append({ op: 'constant', inputs: [], shape: tensor.shape, attributes: {} }, tensor);
  }

  shape(handle: Handle): Shape {
    return this.entry(handle).shape;
  }

  entry(handle: Handle): Entry {
    const entry = this.#entries[handle];
    if (!entry) throw new TapeError('This tensor belongs to another run.');
    return entry;
  }

  /** Row-major, float32; not a copy. */
  values(handle: Handle): Float32Array {
    this.entry(handle);
    return this.#tensors[handle]!.dataSync<'float32'>();
  }

  /** Gives a leaf other values: an optimizer's update, an assignment. What was computed from it before stays as it is. */
  assign(handle: Handle, values: ArrayLike<number>): Handle {
    const { op, shape, name } = this.entry(handle);
    if (op !== 'parameter' && op !== 'constant') throw new TapeError('Only a variable can be given other values.');
    return this.leaf(op, values, shape, name);
  }

  /**
   * One backward pass from `root`, all ones at its top.
   * @returns its graph and numbers, and the handles of the gradients of `targets`, undefined where no path leads.
   */
  gradients(root: Handle, targets: readonly Handle[]): { pass: Pass; gradients: (Handle | undefined)[] } {
    const graph = this.#graphOf(root, new Set(targets));
    const byId = new Map(graph.nodes.map(({ id }) => [id, this.#tensors[Number(id)]!]));
    const found = tf.tidy(() => {
      const { flows, gradients } = backward(graph, byId);
      const read = (tensor: Tensor | undefined) => tensor && Float32Array.from(tensor.dataSync<'float32'>());
      return {
        flows: Object.fromEntries(edgesOf(graph).map(({ id }) => [id, read(flows.get(id))])),
        gradients: targets.map((target) => read(gradients.get(String(target)))),
      };
    });
    const values = Object.fromEntries(
      [...byId].map(([id, tensor]) => [id, Float32Array.from(tensor.dataSync<'float32'>())]),
    );
    return {
      pass: {
        graph,
        trace: { values, flows: found.flows },
        entries: graph.nodes.map(({ id }) => this.entry(Number(id))),
      },
      gradients: found.gradients.map((values, i) => values && this.leaf('constant', values, this.shape(targets[i]!))),
    };
  }

  dispose(): void {
    tf.dispose(this.#tensors);
    this.#tensors.length = 0;
  }

  /** What `root` is computed from, in the order it was made. Targets that are no parameters are looked at as if they were. */
  #graphOf(root: Handle, targets: ReadonlySet<Handle>): Graph {
    const needed = new Set<Handle>();
    const visit = (handle: Handle): void => {
      if (needed.has(handle)) return;
      needed.add(handle);
      this.entry(handle).inputs.forEach(visit);
    };
    visit(root);
    const nodes = [...needed]
      .sort((a, b) => a - b)
      .map((handle): GraphNode => {
        const { op, inputs, shape, attributes, name } = this.entry(handle);
        const asked = op === 'constant' && targets.has(handle);
        return {
          id: String(handle),
          op: asked ? 'parameter' : op,
          inputs: inputs.map(String),
          shape,
          attributes: op === 'constant' && !asked ? { value: [...this.values(handle)] } : attributes,
          ...(name !== undefined && { name }),
        };
      });
    return { nodes, loss: String(root) };
  }

  #computed(op: OpName, inputs: readonly Handle[], attributes: Attributes): Tensor {
    const shape = ops[op].shape(
      inputs.map((input) => this.shape(input)),
      attributes,
    );
    this.#admit(shape);
    // A kernel may hand back its operand (a reshape to the same shape); each handle owns what it stands for.
    return tf.tidy(() => {
      const operands = inputs.map((input) => this.#tensors[input]!);
      return tf.reshape(kernels[op].forward(operands, attributes), [...shape]);
    });
  }

  #append(entry: Omit<Entry, 'handle' | 'line' | 'scope'>, tensor: Tensor): Handle {
    const handle = this.#entries.length;
    this.#entries.push({ ...entry, handle, line: this.line, scope: this.scope });
    this.#tensors.push(tf.keep(tensor));
    this.#bytes += 4 * sizeOf(entry.shape);
    return handle;
  }

  #admit(shape: Shape): void {
    const bytes = 4 * sizeOf(shape);
    if (this.#bytes + bytes > MOST_BYTES)
      throw new TapeError(
        `A tensor of shape [${shape.join(', ')}] does not fit: all tensors of a run may take 256 MB, ` +
          `and ${Math.ceil((this.#bytes + bytes) / 2 ** 20)} MB would be taken.`,
      );
  }
}
