import type { FallbackReason } from './protocol.ts';

/** A running WebGL backend: what it takes to trust its numbers. */
export interface WebGL {
  /** True from the moment the context is lost. tfjs then throws nothing and reads back zeros. */
  isLost(): boolean;
  /** Compiles, without running it, everything that `run` dispatches; resolves when the shaders are ready. */
  compile(run: () => void): Promise<void>;
  /** Loses the context on purpose, as a driver would. */
  loseContext(): void;
  stop(): void;
}

/** WebGL cannot be used here, and why. */
export class WebGLUnavailable extends Error {
  override name = 'WebGLUnavailable';
  readonly reason: FallbackReason;
  constructor(reason: FallbackReason) {
    super(`WebGL cannot be used: ${reason}.`);
    this.reason = reason;
  }
}
