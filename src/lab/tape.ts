import '../engine/kernels-more.ts';
import { startCpu } from '../engine/cpu.ts';
import { backward } from '../engine/pass.ts';
import * as tf from '../engine/tfjs.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { edgesOf, sizeOf, type Attributes, type OpName, type Shape } from '../graph/graph.ts';
import { ops } from '../graph/ops.ts';
import { largest } from '../graph/trace.ts';
import type { Asked, Entry, Handle, LaterPass, Pass, Watch } from './entry.ts';
import { graphOf } from './graph-of.ts';
import { LIMITS, megabytes } from './limits.ts';
import { Refusal } from './refusal.ts';
import { Store, type Recipe } from './store.ts';
import { Usage } from './usage.ts';
import { Whereabouts } from './whereabouts.ts';

/**
 * Records what a program computes, op by op, and computes it at once with the engine's CPU backend. A gradient is the
 * engine's own backward pass over the part of the tape that the asked-for tensor depends on.
 */
export class Tape {
  readonly #entries: Entry[] = [];
  readonly #store = new Store();
  /** The results of backward passes. */
  readonly #gradients = new Set<Handle>();
  readonly usage = new Usage();
  readonly #where = new Whereabouts();
  #passes = 0;
  /** The first pass in which a number of the loss or of a gradient is not finite, and the last of all. */
  #broken: Asked | undefined;
  #last: Asked | undefined;
  readonly #most: number;
  /** Whether anything was computed that the program wanted in float64. */
  rounded = false;

  /** @param most bytes that all tensors may take. */
  constructor(most: number = LIMITS.bytes) {
    this.#most = most;
    startCpu();
  }

  /** Line of the statement that runs. */
  get line(): number {
    return this.#where.line;
  }

  set line(line: number) {
    this.#where.line = line;
    this.usage.begin();
  }

  /** The statement that runs; set back to a caller's when it goes on. */
  get statement(): number {
    return this.#where.statement;
  }

  set statement(statement: number) {
    this.#where.statement = statement;
  }

  /** Everything the program has made so far. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** A tensor that stands for itself: `parameter` for what training changes, `constant` for all else. */
  leaf(op: 'parameter' | 'constant', values: ArrayLike<number>, shape: Shape, name?: string): Handle {
    if (sizeOf(shape) !== values.length) throw new Refusal('leaf', { count: values.length, shape });
    this.admit(shape);
    const tensor = tf.tensor(Float32Array.from(values), [...shape]);
    return this.#append({ op, inputs: [], shape, attributes: {}, name, from: this.usage.source }, tensor);
  }

  /** A leaf in the place of another tensor: the same values, as a parameter or as no parameter any more. */
  copy(op: 'parameter' | 'constant', handle: Handle, name?: string): Handle {
    const copied = this.leaf(op, this.values(handle), this.shape(handle), name);
    this.entry(handle).next = copied;
    return copied;
  }

  /** @throws ShapeError when the operands do not fit; Refusal when the result is too large. */
  apply(op: OpName, inputs: readonly Handle[], attributes: Attributes = {}): Handle {
    const recipe = { op, inputs, attributes };
    const tensor = this.#computed(recipe);
    return this.#append({ ...recipe, shape: tensor.shape }, tensor, recipe);
  }

  /** Computes as `apply` does, and forgets how: the result is a constant. @throws as `apply` does */
  compute(op: OpName, inputs: readonly Handle[], attributes: Attributes = {}): Handle {
    const recipe = { op, inputs, attributes };
    const tensor = this.#computed(recipe);
    const entry = { op: 'constant', inputs: [], shape: tensor.shape, attributes: {}, from: inputs } as const;
    return this.#append(entry, tensor, recipe);
  }

  shape(handle: Handle): Shape {
    return this.entry(handle).shape;
  }

  entry(handle: Handle): Entry {
    const entry = this.#entries[handle];
    if (!entry) throw new Refusal('otherRun');
    return entry;
  }

  /** Row-major, float32; not a copy. */
  values(handle: Handle): Float32Array {
    this.entry(handle);
    this.usage.read(handle);
    return this.#store.get(handle).dataSync<'float32'>();
  }

  /**
   * Gives a leaf other values: an optimizer's update, an assignment. What was computed from it before stays as it is,
   * and so do its line and its modules: they are where it was made.
   */
  assign(handle: Handle, values: ArrayLike<number>): Handle {
    const replaced = this.entry(handle);
    const { op, shape, name, line, scope } = replaced;
    if (op !== 'parameter' && op !== 'constant') throw new Refusal('onlyVariables');
    const assigned = this.leaf(op, values, shape, name);
    this.#entries[assigned] = { ...this.entry(assigned), line, scope, before: handle, filled: this.line };
    replaced.next = assigned;
    return assigned;
  }

  /** An optimizer's update: an assignment, of which it is known that it trains. */
  step(handle: Handle, values: ArrayLike<number>): Handle {
    this.entry(handle).stepped = true;
    return this.assign(handle, values);
  }

  /** Says what the program calls a tensor, and what it was called before its values were replaced. */
  rename(handle: Handle, name: string): void {
    for (let at: Handle | undefined = handle; at !== undefined; at = this.entry(at).before) this.entry(at).name = name;
  }

  /** Names of the modules that run, outermost first. */
  set scope(names: readonly string[]) {
    this.#where.scope = names;
  }

  /** The handle that the next tensor will have. */
  get next(): Handle {
    return this.#entries.length;
  }

  /** How many backward passes there were. */
  get passes(): number {
    return this.#passes;
  }

  /**
   * One backward pass from `root`, all ones at its top.
   * @param watch what it may see; everything when absent, and then targets that are no parameters count as if they were.
   * @returns the handles of the gradients of `targets`, undefined where no path leads; and, of the run's first pass
   * only, its graph and numbers: to copy them of every step would cost more than the steps.
   */
  gradients(
    root: Handle,
    targets: readonly Handle[],
    watch?: Watch,
  ): { pass?: Pass; gradients: (Handle | undefined)[] } {
    const asked = { root, targets, watch };
    const { found, pass } = this.#back(asked, this.#passes === 0);
    this.#last = { ...asked, number: ++this.#passes };
    const isBroken = [this.#store.get(root).dataSync<'float32'>(), ...found].some(
      (values) => values && !Number.isFinite(largest(values)),
    );
    if (isBroken) this.#broken ??= this.#last;
    const gradients = found.map((values, i) => {
      if (!values) return undefined;
      const gradient = this.leaf('constant', values, this.shape(targets[i]!));
      this.#gradients.add(gradient);
      return gradient;
    });
    return { pass, gradients };
  }

  /**
   * Passes after the first that are worth a look: the first that is not finite, and the last. No tensor has changed since,
   * so that they can be gone through once more, with their numbers.
   */
  later(): LaterPass[] {
    const asked = new Set([this.#broken, this.#last].filter((one) => one && one.number > 1));
    return [...asked].map((one) => ({
      number: one!.number,
      isBroken: one === this.#broken,
      pass: this.#back(one!, true).pass!,
    }));
  }

  /** @param recorded with graph and numbers; without, the gradients only. */
  #back({ root, targets, watch }: Omit<Asked, 'number'>, recorded: boolean) {
    const graph = graphOf(this, root, new Set(targets), recorded, watch);
    const byId = new Map(graph.nodes.map(({ id }) => [id, this.#store.get(Number(id))]));
    for (const { id } of graph.nodes) this.usage.met.add(Number(id));
    const read = (tensor: Tensor | undefined) => tensor && Float32Array.from(tensor.dataSync<'float32'>());
    const flows: Record<string, Float32Array | undefined> = {};
    const found: (Float32Array | undefined)[] = [];
    // Nothing is handed out of `tidy`: it would be searched for tensors, number by number.
    tf.tidy(() => {
      const back = backward(graph, byId);
      if (recorded) for (const { id } of edgesOf(graph)) flows[id] = read(back.flows.get(id));
      found.push(...targets.map((target) => back.gradients.get(String(target))?.dataSync<'float32'>()));
    });
    if (!recorded) return { found };
    const values = Object.fromEntries([...byId].map(([id, tensor]) => [id, read(tensor)!]));
    const entries = graph.nodes.map(({ id }) => this.entry(Number(id)));
    return { found, pass: { graph, trace: { values, flows }, entries } };
  }

  /** Whether a backward pass made it. */
  isGradient(handle: Handle): boolean {
    return this.#gradients.has(handle);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #computed({ op, inputs, attributes }: Recipe): Tensor {
    const shape = ops[op].shape(
      inputs.map((input) => this.shape(input)),
      attributes,
    );
    this.admit(shape);
    this.usage.compute(inputs);
    return this.#store.compute({ op, inputs, attributes }, shape);
  }

  #append(
    entry: Omit<Entry, 'handle' | 'line' | 'statement' | 'scope' | 'calls'>,
    tensor: Tensor,
    recipe?: Recipe,
  ): Handle {
    const handle = this.#entries.length;
    const { line, statement, scope, calls } = this.#where;
    this.#entries.push({ ...entry, handle, line, statement, scope, calls });
    this.#store.add(tensor, entry.shape, recipe);
    return handle;
  }

  /** Asked before the numbers of a tensor are made. @throws Refusal when there is no such shape, or no room for it */
  admit(shape: Shape): void {
    const wrong = shape.find((n) => !Number.isInteger(n) || n < 0);
    if (wrong !== undefined) throw new Refusal('shape', { shape, wrong });
    const bytes = 4 * sizeOf(shape);
    if (this.#store.bytes + bytes <= this.#most) return;
    // Down to a half: so that it happens seldom, and to what is old.
    this.#store.shrink(Math.min(this.#most / 2, this.#most - bytes));
    const taken = this.#store.bytes + bytes;
    if (taken > this.#most)
      throw new Refusal('room', { shape, most: megabytes(LIMITS.bytes), taken: megabytes(taken) });
  }
}
