/** What an optimizer of PyTorch is set to, by its own names; `betas` apart, flags as 0 and 1. */
export type TorchSettings = Readonly<Record<string, number>>;

/** What is kept of one parameter from step to step. */
interface Kept {
  step: number;
  readonly slots: Map<string, Float32Array>;
}

/** One element: its value, its gradient and what is kept of it. @returns its next value */
type Step = (value: number, g: number, s: TorchSettings, slot: Slot, step: number) => number;

/** Reads what was kept under a name, `first` at the beginning, and keeps what `next` makes of it. */
type Slot = (name: string, next: (before: number) => number, first?: number) => number;

/** A decay of weights that is part of the gradient; AdamW has it beside. */
const decayed = (value: number, g: number, { weight_decay = 0 }: TorchSettings) => g + weight_decay * value;

const adam: Step = (value, g, s, slot, step) => {
  const { lr = 0, beta1 = 0, beta2 = 0, eps = 0, amsgrad = 0 } = s;
  const m = slot('m', (before) => beta1 * before + (1 - beta1) * g);
  const v = slot('v', (before) => beta2 * before + (1 - beta2) * g * g);
  const most = amsgrad ? slot('most', (before) => Math.max(before, v)) : v;
  const root = Math.sqrt(most) / Math.sqrt(1 - beta2 ** step) + eps;
  return value - ((lr / (1 - beta1 ** step)) * m) / root;
};

/** As the optimizers of PyTorch have it. */
const rules = {
  sgd: (value, g, s, slot, step) => {
    const { lr = 0, momentum = 0, dampening = 0, nesterov = 0 } = s;
    const own = decayed(value, g, s);
    if (momentum === 0) return value - lr * own;
    const velocity = slot('velocity', (before) => (step === 1 ? own : momentum * before + (1 - dampening) * own));
    return value - lr * (nesterov ? own + momentum * velocity : velocity);
  },
  adam: (value, g, s, slot, step) => adam(value, decayed(value, g, s), s, slot, step),
  adamw: (value, g, s, slot, step) => adam(value * (1 - (s.lr ?? 0) * (s.weight_decay ?? 0)), g, s, slot, step),
  rmsprop: (value, g, s, slot) => {
    const { lr = 0, alpha = 0, eps = 0, momentum = 0, centered = 0 } = s;
    const own = decayed(value, g, s);
    const square = slot('square', (before) => alpha * before + (1 - alpha) * own * own);
    const mean = centered ? slot('mean', (before) => alpha * before + (1 - alpha) * own) : 0;
    const change = own / (Math.sqrt(square - mean * mean) + eps);
    return value - lr * (momentum === 0 ? change : slot('velocity', (before) => momentum * before + change));
  },
  adagrad: (value, g, s, slot, step) => {
    const { lr = 0, lr_decay = 0, eps = 0, initial_accumulator_value = 0 } = s;
    const own = decayed(value, g, s);
    const sum = slot('sum', (before) => before + own * own, initial_accumulator_value);
    return value - ((lr / (1 + (step - 1) * lr_decay)) * own) / (Math.sqrt(sum) + eps);
  },
} as const satisfies Record<string, Step>;

export type TorchRule = keyof typeof rules;

/** PyTorch's optimizers in one run, with what they keep. */
export class TorchOptimizing {
  readonly #kept = new Map<string, Kept>();

  /**
   * One step.
   * @param key which optimizer and which parameter: what is kept belongs to both.
   * @returns the parameter's new values.
   */
  step(
    rule: TorchRule,
    key: string,
    values: Float32Array,
    gradient: Float32Array,
    settings: TorchSettings,
  ): Float32Array {
    const kept: Kept = this.#kept.get(key) ?? { step: 0, slots: new Map() };
    this.#kept.set(key, kept);
    kept.step++;
    const take: Step = rules[rule];
    const sign = settings.maximize ? -1 : 1;
    return values.map((value, i) => {
      const slot: Slot = (name, next, first = 0) => {
        let all = kept.slots.get(name);
        if (!all) kept.slots.set(name, (all = new Float32Array(values.length).fill(first)));
        return (all[i] = next(all[i]!));
      };
      return take(value, sign * gradient[i]!, settings, slot, kept.step);
    });
  }
}
