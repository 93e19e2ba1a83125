import { proxy, wrap, type Remote } from 'comlink';
import type { Fixes } from './fixes.ts';
import { LIMITS } from './limits.ts';
import { spawnLab } from './spawn.ts';
import type { LabApi, ProgramResult } from './lab-worker.ts';

/** How long after its own limit a worker that does not answer is given up, in milliseconds. */
const GRACE = 2000;

/** Why a run was stopped: by the reader, because nothing came of it any more, or because its worker broke down. */
export type StopReason = 'asked' | 'silent' | 'broken';

/** The run was stopped before it came to anything. */
export class RunStopped extends Error {
  override name = 'RunStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Runs programs, each in a worker that can be stopped at any time. */
export class ProgramRunner {
  readonly #language: string;
  #worker: Worker | undefined;
  /** One for each worker: a second would be answered no more once the first is forgotten. */
  #remote: Remote<LabApi> | undefined;
  /** Whether the worker has ever answered: if so, what fails then is not its loading. */
  #answered = false;
  #giveUp: ((error: Error) => void) | undefined;

  /** @param language of the page. */
  constructor(language: string) {
    this.#language = language;
  }

  /**
   * Runs a program.
   * @param tell hears its output, line by line.
   * @throws RunStopped when it was stopped; Error when the interpreter does not load.
   */
  async run(source: string, tell: (line: string) => void): Promise<ProgramResult> {
    const { worker, remote } = this.#start();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = new Promise<never>((_, reject) => {
      this.#giveUp = reject;
      worker.addEventListener('error', () => reject(new Error('The interpreter did not load.')));
      timer = setTimeout(() => this.stop('silent'), LIMITS.seconds * 1000 + GRACE);
    });
    const hear = (line: string) => {
      this.#answered = true;
      tell(line);
    };
    try {
      const run = await Promise.race([remote.run(source, this.#language, proxy(hear)), ended]);
      this.#answered = true;
      return run;
    } catch (error) {
      const broke = this.#answered && !(error instanceof RunStopped);
      this.#drop();
      throw broke ? new RunStopped('broken', error) : error;
    } finally {
      clearTimeout(timer);
      this.#giveUp = undefined;
    }
  }

  /** Makes ready for a program like this one. */
  prepare(source: string): void {
    void this.#start().remote.prepare(source, this.#language);
  }

  /** What would make the last run's model train; undefined when there is none, or it was stopped. */
  async fixes(): Promise<Fixes | undefined> {
    return this.#remote?.fixes();
  }

  /** A pass of the last run as a file, by its number; undefined when there is none, or another run began. */
  async trace(pass: number): Promise<Blob | undefined> {
    return this.#remote?.trace(pass);
  }

  /** Ends the run at once; the next one starts in a new worker. */
  stop(reason: StopReason = 'asked'): void {
    this.#giveUp?.(new RunStopped(reason));
    this.#drop();
  }

  #start(): { worker: Worker; remote: Remote<LabApi> } {
    if (!this.#worker) {
      const worker = (this.#worker = spawnLab());
      this.#remote = wrap<LabApi>(worker);
      // One that fails before it is asked to run is replaced by then.
      worker.addEventListener('error', () => {
        if (this.#worker === worker && !this.#giveUp) this.#drop();
      });
    }
    return { worker: this.#worker, remote: this.#remote! };
  }

  #drop(): void {
    this.#worker?.terminate();
    this.#worker = this.#remote = undefined;
    this.#answered = false;
  }
}
