import type { EdgeId, NodeId } from '../graph/graph.ts';
import { largest } from '../graph/trace.ts';
import { auc } from './auc.ts';
import { use } from './cpu.ts';
import { feedSource, leafTensors, rowLeaves, type FeedSource, type Leaves } from './feed.ts';
import { roundToHalf } from './half.ts';
import { toHalf } from './kernels-half.ts';
import { join } from './kernels-vector.ts';
import { optimizers } from './optimizers.ts';
import { cutParameters, joinGradients } from './parameters.ts';
import { backward, forward, type Rounding, type Values } from './pass.ts';
import type { BackendName, Checkpoint, Frame, Limits, Point, SessionSpec, TrackedPoint } from './protocol.ts';
import { readAll } from './readback.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';
import { updated } from './update.ts';
import { initialParameters, spansOf, type Span } from './vector.ts';

/** The AUC is measured after every so many steps: it is a pass over the whole exam. */
const EXAM_EVERY = 10;

/** Losses are read back in blocks of this size: WebGL compiles a shader for each size of a joined transfer. */
const LOSS_BLOCK = 32;

/** What is told of a step: its loss, and the tracked node where there is one. */
interface Told {
  readonly step: number;
  readonly tensors: readonly Tensor[];
}

/** What the last pass left on the backend. */
interface Pass {
  readonly values: Values;
  readonly flows: ReadonlyMap<EdgeId, Tensor>;
  /** The gradient of all parameters, end to end: what the next update applies. */
  readonly gradient: Tensor;
}

/**
 * One training run: parameters, optimizer and feed on one backend. A run stands at a step; its pass is always that of
 * the parameters it stands at, so what is shown is what the next update will use.
 */
export class Session {
  readonly #spec: SessionSpec;
  readonly #spans: readonly Span[];
  readonly #feed: FeedSource;
  readonly #initial: Float32Array;
  readonly #round: Rounding | undefined;
  #backend: BackendName = 'cpu';
  #step: number;
  #parameters: Tensor;
  #slots: Tensor[];
  #pass: Pass | undefined;
  /** What is told of every step and not yet read back, and what is read but not yet told. */
  #unread: Told[] = [];
  #losses: Point[] = [];
  #tracked: TrackedPoint[] = [];
  #aucs: Point[] = [];

  /** @param from where to take up the run; from its initial values when absent. */
  constructor(spec: SessionSpec, from?: Checkpoint) {
    use('cpu');
    this.#spec = spec;
    this.#spans = spansOf(spec.graph);
    this.#feed = feedSource(spec.feed, spec.graph, spec.seed);
    const initial = initialParameters(spec);
    this.#round = spec.precision && toHalf;
    this.#initial = spec.precision ? initial.map(roundToHalf) : initial;
    this.#step = from?.step ?? 0;
    this.#parameters = tf.tensor(from?.parameters ?? this.#initial);
    this.#slots = optimizers[spec.optimizer].slots.map((start, i) =>
      tf.tensor(from?.slots[i] ?? new Float32Array(this.#initial.length).fill(start)),
    );
  }

  get step(): number {
    return this.#step;
  }

  /**
   * Goes on from here on another backend, which computes this step's pass anew. Parameters follow when next used.
   * @throws Error for a run of half precision: WebGL has no such rounding.
   */
  moveTo(backend: BackendName): void {
    if (this.#round && backend === 'webgl') throw new Error('A run of half precision stays on the CPU.');
    this.#backend = backend;
    this.#dropPass();
  }

  /** Takes as many steps as the limits allow, then reads everything back once. */
  advance({ steps, budget }: Limits, now: () => number): Frame {
    use(this.#backend);
    const until = now() + budget;
    if (!this.#pass) this.#runPass();
    for (let taken = 0; taken < steps && (taken === 0 || now() < until); taken++) this.#update();
    return this.#frame();
  }

  /** Dispatches all that a step, an exam and a readback do, with no effect on the run: compiles the shaders. */
  rehearse(): void {
    tf.tidy(() => {
      // As after an update: the result of a kernel. tfjs cannot slice an uploaded tensor while it only compiles.
      const parameters = tf.mul(this.#parameters, 1);
      const pass = this.#computePass(parameters, this.#step);
      updated(this.#spec, parameters, pass.gradient, this.#slots, this.#step + 1);
      const told = this.#told(pass);
      join(this.#shown(pass, this.#rootGradients(pass.values)));
      join(Array.from({ length: LOSS_BLOCK }, () => told).flat());
      if (this.#feed.heldOut) this.#logitTensor(parameters, this.#feed.heldOut.leaves);
    });
  }

  /**
   * What the model says of pairs of films.
   * @param a, b row numbers [pairs × features].
   * @returns one logit a pair.
   * @throws Error when the run is not fed films.
   */
  logits(a: Int32Array, b: Int32Array): Float32Array {
    const { feed } = this.#spec;
    if (feed.kind !== 'films') throw new Error('This run is not about films.');
    use(this.#backend);
    return this.#logits(rowLeaves(a, b, feed));
  }

  /** What the model says of the held-out pairs, one logit a pair. @throws Error when the feed holds none out. */
  examLogits(): Float32Array {
    if (!this.#feed.heldOut) throw new Error('Nothing is held out from this run.');
    use(this.#backend);
    return this.#logits(this.#feed.heldOut.leaves);
  }

  dispose(): void {
    this.#dropPass();
    tf.dispose([this.#parameters, ...this.#slots, ...this.#unread.flatMap(({ tensors }) => tensors)]);
    this.#unread = [];
  }

  #computePass(parameters: Tensor, step: number): Pass {
    const { graph } = this.#spec;
    const given = [...leafTensors(this.#feed.batch(step))].map(([id, leaf]) => [id, this.#rounded(leaf)] as const);
    const values = forward(graph, new Map([...cutParameters(parameters, this.#spans), ...given]), this.#round);
    const { flows, gradients } = backward(graph, values, graph.loss, this.#round);
    return { values, flows, gradient: joinGradients(gradients, this.#spans) };
  }

  #runPass(): void {
    let pass!: Pass;
    tf.tidy(() => {
      pass = this.#computePass(this.#parameters, this.#step);
      return [...pass.values.values(), ...pass.flows.values(), pass.gradient];
    });
    this.#dropPass();
    this.#pass = pass;
    const tensors = tf.tidy(() => this.#told(pass));
    this.#unread.push({ step: this.#step, tensors });
    if (this.#unread.length === LOSS_BLOCK) this.#readTold();
    if (this.#feed.heldOut && this.#step % EXAM_EVERY === 0) {
      const { leaves, labels } = this.#feed.heldOut;
      this.#aucs.push({ step: this.#step, value: auc(this.#logits(leaves), labels) });
    }
  }

  #update(): void {
    const [parameters, ...slots] = tf.tidy(() =>
      updated(this.#spec, this.#parameters, this.#pass!.gradient, this.#slots, this.#step + 1).map((tensor) =>
        this.#rounded(tensor),
      ),
    ) as [Tensor, ...Tensor[]];
    tf.dispose([this.#parameters, ...this.#slots]);
    this.#parameters = parameters;
    this.#slots = slots;
    this.#step++;
    this.#runPass();
  }

  #rounded(tensor: Tensor): Tensor {
    return this.#round?.(tensor) ?? tensor;
  }

  #logits(leaves: Leaves): Float32Array {
    return tf.tidy(() => this.#logitTensor(this.#parameters, leaves).dataSync<'float32'>()).slice();
  }

  #logitTensor(parameters: Tensor, leaves: Leaves): Tensor {
    const given = leafTensors(leaves);
    const pairs = Object.values(leaves)[0]!.shape[0]!;
    if (!given.has('label')) given.set('label', tf.tensor(new Float32Array(pairs)));
    return forward(this.#spec.graph, new Map([...cutParameters(parameters, this.#spans), ...given])).get('logit')!;
  }

  #dropPass(): void {
    if (!this.#pass) return;
    tf.dispose([...this.#pass.values.values(), ...this.#pass.flows.values(), this.#pass.gradient]);
    this.#pass = undefined;
  }

  /** Gradients of the further roots, each with respect to the parameters it depends on. Call it inside `tidy`. */
  #rootGradients(values: Values): { root: NodeId; parameter: NodeId; gradient: Tensor }[] {
    return (this.#spec.roots ?? []).flatMap((root) => {
      const { gradients } = backward(this.#spec.graph, values, root, this.#round);
      return this.#spans.flatMap(({ id }) => {
        const gradient = gradients.get(id);
        return gradient ? [{ root, parameter: id, gradient }] : [];
      });
    });
  }

  /** What a frame shows, in the order in which it is read back. */
  #shown({ values, flows }: Pass, further: readonly { gradient: Tensor }[]): Tensor[] {
    return [
      this.#parameters,
      ...this.#slots,
      ...values.values(),
      ...flows.values(),
      ...further.map(({ gradient }) => gradient),
    ];
  }

  #frame(): Frame {
    const pass = this.#pass!;
    let read: Float32Array[] = [];
    let further: { root: NodeId; parameter: NodeId; gradient: Tensor }[] = [];
    tf.tidy(() => {
      further = this.#rootGradients(pass.values);
      read = readAll(this.#shown(pass, further));
    });
    this.#readTold();

    const take = (count: number) => read.splice(0, count);
    const [parameters] = take(1) as [Float32Array];
    const slots = take(this.#slots.length);
    const trace = {
      values: zip([...pass.values.keys()], take(pass.values.size)),
      flows: zip([...pass.flows.keys()], take(pass.flows.size)),
    };
    const roots: Record<NodeId, Record<NodeId, Float32Array>> = {};
    for (const { root, parameter } of further) (roots[root] ??= {})[parameter] = take(1)[0]!;
    const frame: Frame = {
      step: this.#step,
      backend: this.#backend,
      loss: trace.values[this.#spec.graph.loss]![0]!,
      trace,
      roots,
      losses: this.#losses,
      tracked: this.#tracked,
      aucs: this.#aucs,
      movement: this.#movement(parameters),
      checkpoint: { step: this.#step, parameters, slots },
    };
    this.#losses = [];
    this.#tracked = [];
    this.#aucs = [];
    return frame;
  }

  /** As vectors of their own, for the pass is dropped before they are read. Call it inside `tidy`. */
  #told({ values }: Pass): Tensor[] {
    const { graph, tracked } = this.#spec;
    return [graph.loss, ...(tracked ? [tracked] : [])].map((id) => {
      const tensor = values.get(id)!;
      return tf.reshape(tensor, [tensor.size]);
    });
  }

  #readTold(): void {
    const unread = this.#unread;
    if (unread.length === 0) return;
    const each = unread[0]!.tensors.length;
    const padded = Array.from({ length: LOSS_BLOCK }, (_, i) => (unread[i] ?? unread[0]!).tensors).flat();
    const read = readAll(padded);
    unread.forEach(({ step }, i) => {
      const [loss, tracked] = read.slice(i * each, (i + 1) * each) as [Float32Array, Float32Array?];
      this.#losses.push({ step, value: loss[0]! });
      if (tracked) this.#tracked.push({ step, values: tracked.slice() });
    });
    tf.dispose(unread.flatMap(({ tensors }) => tensors));
    this.#unread = [];
  }

  #movement(parameters: Float32Array): Record<NodeId, number> {
    return Object.fromEntries(
      this.#spans.map(({ id, from, size }) => {
        const change = Float32Array.from({ length: size }, (_, i) => parameters[from + i]! - this.#initial[from + i]!);
        return [id, largest(change)];
      }),
    );
  }
}

function zip<K extends string>(keys: readonly K[], arrays: readonly Float32Array[]): Record<K, Float32Array> {
  return Object.fromEntries(keys.map((key, i) => [key, arrays[i]!])) as Record<K, Float32Array>;
}
