import type { EdgeId, NodeId } from '../graph/graph.ts';
import type { FeedSource, Leaves } from '../graph/feed.ts';
import { largest } from '../graph/trace.ts';
import { use } from './cpu.ts';
import { feedSource, leafTensors } from './feed.ts';
import { roundToHalf } from './half.ts';
import { toHalf } from './kernels/half.ts';
import { ravel } from './kernels/ravel.ts';
import { optimizers } from './optimizers.ts';
import { cutParameters, joinGradients } from './parameters.ts';
import { backward, evaluated, forward, type Arithmetic, type Values } from './pass.ts';
import type { BackendName, Checkpoint, Frame, Limits, Point, SessionSpec, TrackedPoint } from './protocol.ts';
import { readAll } from './readback.ts';
import { chapterTables, type Tables } from './tables.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';
import { updated } from './update.ts';
import { initialParameters, spansOf, type Span } from './vector.ts';

/** The exam is held after every so many steps: it is a pass over all of its examples. */
const EXAM_EVERY = 10;

/** Losses are read back in blocks of this size: WebGL compiles a shader for each size of a joined transfer. */
const LOSS_BLOCK = 32;

/** What is measured at a step: its loss, and the tracked node where there is one. */
interface Measurement {
  readonly step: number;
  readonly tensors: readonly Tensor[];
}

/** What the last pass left on the backend. */
interface Computed {
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
  readonly #arithmetic: Arithmetic;
  #backend: BackendName = 'cpu';
  #step: number;
  #parameters: Tensor;
  #slots: Tensor[];
  #pass: Computed | undefined;
  /** What was measured and is still on the backend; then what was read back and waits for the next frame. */
  #unread: Measurement[] = [];
  #losses: Point[] = [];
  #tracked: TrackedPoint[] = [];
  #aucs: Point[] = [];

  /**
   * @param from where to take up the run; from its initial values when absent.
   * @param tables what it computes with and is fed by.
   */
  constructor(spec: SessionSpec, from?: Checkpoint, { kernels, feeders }: Tables = chapterTables) {
    use('cpu');
    this.#spec = spec;
    this.#spans = spansOf(spec.graph);
    this.#feed = feedSource(spec.feed, spec.graph, spec.seed, feeders);
    const initial = initialParameters(spec);
    this.#arithmetic = { kernels, ...(spec.precision && { round: toHalf }) };
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
    if (this.#arithmetic.round && backend === 'webgl') throw new Error('A run of half precision stays on the CPU.');
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
      const measured = this.#measured(pass);
      ravel(this.#shown(pass, this.#rootGradients(pass.values)));
      ravel(Array.from({ length: LOSS_BLOCK }, () => measured).flat());
      if (this.#feed.exam) this.#tensorOf(this.#feed.exam.node, this.#feed.exam.leaves, parameters);
    });
  }

  /**
   * The values of one node for given inputs, with the parameters as they are now.
   * @param leaves all inputs that the node depends on. Their batch may be of another size than in training.
   */
  evaluate(node: NodeId, leaves: Leaves): Float32Array {
    use(this.#backend);
    return tf.tidy(() => this.#tensorOf(node, leaves).dataSync<'float32'>()).slice();
  }

  /** The model's answers in the exam. @throws Error when the feed has none. */
  examine(): Float32Array {
    const { exam } = this.#feed;
    if (!exam) throw new Error('This run has no exam.');
    return this.evaluate(exam.node, exam.leaves);
  }

  dispose(): void {
    this.#dropPass();
    tf.dispose([this.#parameters, ...this.#slots, ...this.#unread.flatMap(({ tensors }) => tensors)]);
    this.#unread = [];
  }

  #computePass(parameters: Tensor, step: number): Computed {
    const { graph } = this.#spec;
    const given = [...leafTensors(this.#feed.batch(step))].map(([id, leaf]) => [id, this.#rounded(leaf)] as const);
    const leaves = new Map([...cutParameters(parameters, this.#spans), ...given]);
    const values = forward(graph, leaves, this.#arithmetic);
    const { flows, gradients } = backward(graph, values, this.#arithmetic);
    return { values, flows, gradient: joinGradients(gradients, this.#spans) };
  }

  #runPass(): void {
    let pass!: Computed;
    tf.tidy(() => {
      pass = this.#computePass(this.#parameters, this.#step);
      return [...pass.values.values(), ...pass.flows.values(), pass.gradient];
    });
    this.#dropPass();
    this.#pass = pass;
    const tensors = tf.tidy(() => this.#measured(pass));
    this.#unread.push({ step: this.#step, tensors });
    if (this.#unread.length === LOSS_BLOCK) this.#readMeasurements();
    const { exam } = this.#feed;
    if (exam && this.#step % EXAM_EVERY === 0)
      this.#aucs.push({ step: this.#step, value: exam.score(this.evaluate(exam.node, exam.leaves)) });
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
    return this.#arithmetic.round?.(tensor) ?? tensor;
  }

  #tensorOf(node: NodeId, leaves: Leaves, parameters: Tensor = this.#parameters): Tensor {
    const given = new Map([...cutParameters(parameters, this.#spans), ...leafTensors(leaves)]);
    return evaluated(this.#spec.graph, node, given, { kernels: this.#arithmetic.kernels });
  }

  #dropPass(): void {
    if (!this.#pass) return;
    tf.dispose([...this.#pass.values.values(), ...this.#pass.flows.values(), this.#pass.gradient]);
    this.#pass = undefined;
  }

  /** Gradients of the further roots, each with respect to the parameters it depends on. Call it inside `tidy`. */
  #rootGradients(values: Values): { root: NodeId; parameter: NodeId; gradient: Tensor }[] {
    return (this.#spec.roots ?? []).flatMap((root) => {
      const { gradients } = backward(this.#spec.graph, values, this.#arithmetic, root);
      return this.#spans.flatMap(({ id }) => {
        const gradient = gradients.get(id);
        return gradient ? [{ root, parameter: id, gradient }] : [];
      });
    });
  }

  /** What a frame shows, in the order in which it is read back. */
  #shown({ values, flows }: Computed, further: readonly { gradient: Tensor }[]): Tensor[] {
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
    this.#readMeasurements();

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
  #measured({ values }: Computed): Tensor[] {
    const { graph, tracked } = this.#spec;
    return [graph.loss, ...(tracked ? [tracked] : [])].map((id) => {
      const tensor = values.get(id)!;
      return tf.reshape(tensor, [tensor.size]);
    });
  }

  #readMeasurements(): void {
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
