import type { Leaves } from '../graph/feed.ts';
import type { NodeId } from '../graph/graph.ts';
import { startCpu } from './cpu.ts';
import type { BackendName, Checkpoint, FallbackReason, Frame, Limits, SessionSpec, WebGLReport } from './protocol.ts';
import { Session } from './session.ts';
import type { Tables } from './tables.ts';
import { memory } from './tfjs.ts';
import { WebGLUnavailable, type WebGL } from './webgl.ts';

/** A run and what it takes to rebuild it elsewhere. */
interface Entry {
  session: Session;
  readonly spec: SessionSpec;
  backend: BackendName;
  /** As of the last frame that can be trusted. */
  checkpoint: Checkpoint | undefined;
  /** Goes out with the next frame. */
  fallback: FallbackReason | undefined;
}

/** Steps each backend is timed over. */
const TIMED_STEPS = 3;

/** All runs of a page, on two backends. Lives in the worker; `now` is its clock, in milliseconds. */
export class Runs {
  readonly #tables: Tables;
  readonly #now: () => number;
  readonly #startWebGL: (() => WebGL) | undefined;
  readonly #entries = new Map<number, Entry>();
  #webgl: WebGL | undefined;
  /** Settles when no shader is being compiled: until then WebGL runs nothing. */
  #compiled: Promise<unknown> = Promise.resolve();

  /** @param startWebGL how to start WebGL, where it may be used at all. */
  constructor(tables: Tables, now: () => number, startWebGL?: () => WebGL) {
    this.#tables = tables;
    this.#now = now;
    this.#startWebGL = startWebGL;
    startCpu(tables);
  }

  /** Starts a run on the CPU and returns its first frame. @param from where to take it up. */
  open(id: number, spec: SessionSpec, from?: Checkpoint): Frame {
    const session = new Session(spec, from, this.#tables);
    const entry: Entry = { session, spec, backend: 'cpu', checkpoint: from, fallback: undefined };
    this.#entries.set(id, entry);
    return this.#advance(entry, { steps: 0, budget: 0 });
  }

  async advance(id: number, limits: Limits): Promise<Frame> {
    const entry = this.#entry(id);
    if (entry.backend === 'webgl') await this.#compiled;
    return this.#advance(entry, limits);
  }

  /** Compiles a run's shaders without holding it up, and times it on both backends. The run stays where it is. */
  async prepareWebGL(id: number): Promise<WebGLReport> {
    const { spec, checkpoint } = this.#entry(id);
    const twin = new Session(spec, checkpoint, this.#tables);
    try {
      if (!this.#startWebGL) throw new WebGLUnavailable('absent');
      this.#webgl ??= this.#startWebGL();
      const compiling = this.#compiled.then(() => this.#webgl!.compile(() => twin.rehearse()));
      this.#compiled = compiling.catch(() => undefined);
      await compiling;
      const cpu = this.#time(twin, 'cpu');
      const webgl = this.#time(twin, 'webgl');
      if (this.#webgl.isLost()) throw new WebGLUnavailable('contextLost');
      return { usable: true, cpu, webgl };
    } catch (error) {
      const reason =
        error instanceof WebGLUnavailable ? error.reason : this.#webgl?.isLost() ? 'contextLost' : 'failed';
      if (reason === 'contextLost') this.#leaveWebGL(reason);
      if (reason === 'failed') console.warn(error);
      return { usable: false, reason };
    } finally {
      twin.dispose();
    }
  }

  /** Goes on with a run on a backend; WebGL must have been prepared for it. */
  moveTo(id: number, backend: BackendName): void {
    const entry = this.#entry(id);
    entry.backend = backend;
    entry.session.moveTo(backend);
  }

  /** @see Session.evaluate */
  async evaluate(id: number, node: NodeId, leaves: Leaves): Promise<Float32Array> {
    const entry = this.#entry(id);
    if (entry.backend === 'webgl') await this.#compiled;
    return this.#trusted(entry, () => entry.session.evaluate(node, leaves));
  }

  /** @see Session.examine */
  async examine(id: number): Promise<Float32Array> {
    const entry = this.#entry(id);
    if (entry.backend === 'webgl') await this.#compiled;
    return this.#trusted(entry, () => entry.session.examine());
  }

  close(id: number): void {
    this.#entries.get(id)?.session.dispose();
    this.#entries.delete(id);
  }

  /** Live tensors in this worker. */
  tensors(): number {
    return memory().numTensors;
  }

  /** Loses the WebGL context as a driver reset would. */
  loseContext(): void {
    this.#webgl?.loseContext();
  }

  #entry(id: number): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new Error(`There is no run ${id}; open it first.`);
    return entry;
  }

  #advance(entry: Entry, limits: Limits): Frame {
    const frame = this.#trusted(entry, () => entry.session.advance(limits, this.#now));
    // The frame's arrays leave this thread; the checkpoint stays.
    entry.checkpoint = structuredClone(frame.checkpoint);
    const { fallback } = entry;
    entry.fallback = undefined;
    return fallback ? { ...frame, fallback } : frame;
  }

  /**
   * Runs `compute`; where WebGL fails or its context turns out to be lost, drops the result, rebuilds every run that
   * was there on the CPU from its last good frame, and runs it again.
   */
  #trusted<T>(entry: Entry, compute: () => T): T {
    if (entry.backend === 'cpu') return compute();
    try {
      const result = compute();
      if (!this.#webgl!.isLost()) return result;
      this.#leaveWebGL('contextLost');
    } catch (error) {
      const reason = this.#webgl!.isLost() ? 'contextLost' : 'failed';
      if (reason === 'failed') console.warn(error);
      this.#leaveWebGL(reason);
    }
    return compute();
  }

  #leaveWebGL(reason: FallbackReason): void {
    for (const entry of this.#entries.values()) {
      if (entry.backend === 'cpu') continue;
      entry.session.dispose();
      entry.session = new Session(entry.spec, entry.checkpoint, this.#tables);
      entry.backend = 'cpu';
      entry.fallback = reason;
    }
    this.#webgl?.stop();
    this.#webgl = undefined;
  }

  /** Milliseconds a step takes; the first step on a backend is not counted. */
  #time(session: Session, backend: BackendName): number {
    session.moveTo(backend);
    session.advance({ steps: 1, budget: 0 }, this.#now);
    const start = this.#now();
    session.advance({ steps: TIMED_STEPS, budget: Infinity }, this.#now);
    return (this.#now() - start) / TIMED_STEPS;
  }
}
