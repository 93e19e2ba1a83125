import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Leaves } from '../graph/feed.ts';
import type { NodeId } from '../graph/graph.ts';
import type { BackendName, Checkpoint, Frame, Limits, SessionSpec, WebGLReport } from './protocol.ts';
import type { EngineApi } from './engine-api.ts';

/** An answer later than this comes from no living worker, in milliseconds. */
export const PATIENCE = 10_000;
/** Compiling shaders may take longer, and holds up every other answer. */
const COMPILING = 60_000;

/** Rings after so many milliseconds. @returns how to stop it. */
export type Alarm = (milliseconds: number, ring: () => void) => () => void;

const timer: Alarm = (milliseconds, ring) => {
  const id = setTimeout(ring, milliseconds);
  return () => clearTimeout(id);
};

/** The engine could not be started: its script did not load, or it dies again and again. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}

/** What a figure holds: one training run in the worker. */
export interface Run {
  readonly advance: (limits: Limits) => Promise<Frame>;
  readonly prepareWebGL: () => Promise<WebGLReport>;
  readonly moveTo: (backend: BackendName) => Promise<void>;
  /** The values of a node for given inputs. */
  readonly evaluate: (node: NodeId, leaves: Leaves) => Promise<Float32Array>;
  /** The model's answers in the exam of its feed. */
  readonly examine: () => Promise<Float32Array>;
  readonly close: () => void;
}

interface OpenRun {
  readonly spec: SessionSpec;
  checkpoint: Checkpoint | undefined;
  readonly onRestart: () => void;
}

/**
 * The engine's face on the main thread. Keeps what it takes to rebuild every run, so that a worker that dies or hangs
 * costs the reader nothing but a moment.
 */
export class Engine {
  readonly #spawn: () => Worker;
  readonly #alarm: Alarm;
  readonly #runs = new Map<number, OpenRun>();
  #worker: Worker | undefined;
  #remote: Remote<EngineApi> | undefined;
  /** Settles when the worker is given up: whatever it was asked then fails at once. */
  #failed: Promise<never> | undefined;
  #giveUp: ((error: EngineUnavailable) => void) | undefined;
  #restarting: Promise<void> | undefined;
  #compiling = 0;
  #nextId = 1;

  constructor(spawn: () => Worker, alarm: Alarm = timer) {
    this.#spawn = spawn;
    this.#alarm = alarm;
  }

  /**
   * Starts a run. @param onRestart called when the run had to be taken up again in a new worker, on the CPU.
   * @throws EngineUnavailable
   */
  async open(spec: SessionSpec, onRestart: () => void, from?: Checkpoint): Promise<{ run: Run; frame: Frame }> {
    const id = this.#nextId++;
    const entry: OpenRun = { spec, checkpoint: from, onRestart };
    const frame = await this.#call((remote) => remote.open(id, spec, from));
    this.#runs.set(id, entry);
    entry.checkpoint = frame.checkpoint;
    const run: Run = {
      advance: async (limits) => {
        const next = await this.#call((remote) => remote.advance(id, limits));
        entry.checkpoint = next.checkpoint;
        return next;
      },
      prepareWebGL: async () => {
        this.#compiling++;
        try {
          return await this.#call((remote) => remote.prepareWebGL(id));
        } finally {
          this.#compiling--;
        }
      },
      moveTo: (backend) => this.#call((remote) => remote.moveTo(id, backend)),
      evaluate: (node, leaves) => this.#call((remote) => remote.evaluate(id, node, leaves)),
      examine: () => this.#call((remote) => remote.examine(id)),
      close: () => {
        this.#runs.delete(id);
        void this.#remote?.close(id);
      },
    };
    return { run, frame };
  }

  /** Live tensors in the worker; 0 when there is none. */
  async tensors(): Promise<number> {
    return (await this.#remote?.tensors()) ?? 0;
  }

  /** Loses the WebGL context on purpose. */
  async loseContext(): Promise<void> {
    await this.#remote?.loseContext();
  }

  #start(): Remote<EngineApi> {
    const worker = this.#spawn();
    this.#worker = worker;
    this.#failed = new Promise<never>((_, reject) => {
      this.#giveUp = reject;
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new EngineUnavailable('The engine did not load.'));
      });
    });
    this.#failed.catch(() => undefined);
    this.#remote = wrap<EngineApi>(worker);
    return this.#remote;
  }

  #stop(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#giveUp?.(new EngineUnavailable('The engine was stopped.'));
    this.#worker = this.#remote = this.#failed = undefined;
  }

  /** Asks the worker; if it is dead or silent, rebuilds everything in a new one and asks once more. */
  async #call<T>(ask: (remote: Remote<EngineApi>) => Promise<T>): Promise<T> {
    await this.#restarting;
    try {
      return await this.#ask(ask);
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      this.#restarting ??= this.#restart().finally(() => (this.#restarting = undefined));
      await this.#restarting;
      return this.#ask(ask);
    }
  }

  async #ask<T>(ask: (remote: Remote<EngineApi>) => Promise<T>): Promise<T> {
    const remote = this.#remote ?? this.#start();
    let stop = (): void => undefined;
    const silence = new Promise<never>((_, reject) => {
      const giveUp = () => reject(new EngineUnavailable('The engine does not answer.'));
      stop = this.#alarm(this.#compiling > 0 ? COMPILING : PATIENCE, giveUp);
    });
    try {
      return await Promise.race([ask(remote), this.#failed!, silence]);
    } finally {
      stop();
    }
  }

  async #restart(): Promise<void> {
    this.#stop();
    this.#start();
    for (const [id, { spec, checkpoint, onRestart }] of this.#runs) {
      await this.#ask((remote) => remote.open(id, spec, checkpoint));
      onRestart();
    }
  }
}
