/** What an optimizer is set to: `rate`, `momentum`, `epsilon` and their like. */
export type Settings = Readonly<Record<string, number>>;

/** Numbers kept for one variable from step to step. */
type Slots = Record<string, Float32Array>;

/** One element's step. `kept(name)` reads what was kept for it, `keep` writes it. */
type Step = (
  g: number,
  s: Settings,
  kept: (name: string) => number,
  keep: (name: string, value: number) => number,
  step: number,
) => number;

/** What is subtracted from each element, as TensorFlow's optimizers have it. */
const rules = {
  sgd: (g, { rate = 0, momentum = 0, nesterov = 0, outside = 0 }, kept, keep) => {
    if (momentum === 0) return rate * g;
    // Keras keeps the rate inside the velocity, TensorFlow 1 outside: it matters when the rate changes on the way.
    const before = outside ? 1 : rate;
    const velocity = keep('velocity', momentum * kept('velocity') + before * g);
    return (outside ? rate : 1) * (nesterov ? before * g + momentum * velocity : velocity);
  },
  adam: (g, { rate = 0, beta1 = 0, beta2 = 0, epsilon = 0 }, kept, keep, step) => {
    const m = keep('m', kept('m') + (g - kept('m')) * (1 - beta1));
    const v = keep('v', kept('v') + (g * g - kept('v')) * (1 - beta2));
    // The form of TensorFlow: epsilon stands beside the uncorrected root.
    const corrected = (rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
    return (m * corrected) / (Math.sqrt(v) + epsilon);
  },
  // TensorFlow 1 starts the mean square at one, Keras at zero.
  rmsprop: (g, { rate = 0, rho = 0, momentum = 0, epsilon = 0, start = 0 }, kept, keep, step) => {
    const square = keep('square', rho * (step === 1 ? start : kept('square')) + (1 - rho) * g * g);
    const change = (rate * g) / Math.sqrt(square + epsilon);
    return momentum === 0 ? change : keep('velocity', momentum * kept('velocity') + change);
  },
  adagrad: (g, { rate = 0, start = 0, epsilon = 0 }, kept, keep, step) => {
    const sum = keep('sum', (step === 1 ? start : kept('sum')) + g * g);
    return (rate * g) / Math.sqrt(sum + epsilon);
  },
} as const satisfies Record<string, Step>;

export type Rule = keyof typeof rules;

/** The optimizers of one run, with what they keep for each variable. */
export class TensorflowOptimizing {
  readonly #kept = new Map<string, { slots: Slots; step: number }>();

  /**
   * One step.
   * @param key which optimizer and which variable: what is kept belongs to both.
   * @returns the variable's new values.
   */
  step(rule: Rule, key: string, values: Float32Array, gradient: Float32Array, settings: Settings): Float32Array {
    const own = this.#kept.get(key) ?? { slots: {}, step: 0 };
    this.#kept.set(key, own);
    own.step++;
    const { slots } = own;
    const take: Step = rules[rule];
    return values.map((value, i) => {
      const kept = (name: string) => slots[name]?.[i] ?? 0;
      const keep = (name: string, x: number) => ((slots[name] ??= new Float32Array(values.length))[i] = x);
      return value - take(gradient[i]!, settings, kept, keep, own.step);
    });
  }
}
