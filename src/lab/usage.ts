import type { Handle } from './entry.ts';

/** What a run has done with its tensors: which of them it ever looked at, and in which statement. */
export class Usage {
  readonly #operands = new Set<Handle>();
  readonly #read = new Set<Handle>();
  /** What any backward pass has gone through. */
  readonly met = new Set<Handle>();
  #now: Set<Handle> | undefined;

  /** Another statement begins. */
  begin(): void {
    this.#now = undefined;
  }

  /** Its numbers went somewhere: to the output, to an array, to Python. */
  read(handle: Handle): void {
    this.#read.add(handle);
    (this.#now ??= new Set()).add(handle);
  }

  compute(operands: readonly Handle[]): void {
    for (const handle of operands) this.#operands.add(handle);
  }

  /**
   * What the running statement has read: numbers that come back to the tape from Python may be made of it. The set goes
   * on growing with the statement, so that it can say too much, and never too little.
   */
  get source(): ReadonlySet<Handle> | undefined {
    return this.#now;
  }

  isOperand(handle: Handle): boolean {
    return this.#operands.has(handle);
  }

  isUsed(handle: Handle): boolean {
    return this.isOperand(handle) || this.#read.has(handle);
  }
}
