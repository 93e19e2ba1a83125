import { sizeOf, type Shape } from '../graph/graph.ts';
import { PRINTING, torchText, type TorchFrame, type TorchKind, type TorchPrinting } from './print/torch-text.ts';
import type { Handle } from './entry.ts';
import type { Tape } from './tape.ts';
import { TorchOptimizing, type TorchRule, type TorchSettings } from './torch-optimizing.ts';
import { TorchRandom } from './torch-random.ts';

/** The seed of a run that sets none: the same text gives the same numbers. */
const SEED = 0;

/** What only `torch` asks of the host: its random numbers, its optimizers, its way of printing. */
export function torchHost(tape: Tape) {
  const optimizing = new TorchOptimizing();
  const random = new TorchRandom();
  random.seed(SEED);
  const draws: Readonly<Record<string, (size: number, a: number, b: number) => ArrayLike<number>>> = {
    uniform: (size, low, high) => random.uniform(size, low, high),
    uniform64: (size, low, high) => random.uniform64(size, low, high),
    normal: (size, mean, deviation) => random.normal(size, mean, deviation),
    normal64: (size, mean, deviation) => random.normal64(size, mean, deviation),
    integers: (size, low, high) => random.integers(size, low, high),
    bernoulli: (size, chance) => random.bernoulli(size, chance),
    permutation: (size) => random.permutation(size),
    order: (size) => random.order(size),
  };
  return {
    torch_seed: (seed: number): number => {
      random.seed(seed);
      return 0;
    },
    /** @returns a constant of random numbers. */
    torch_draw: (kind: string, a: number, b: number, shape: string): Handle => {
      const sizes = JSON.parse(shape) as Shape;
      tape.admit(sizes);
      return tape.leaf('constant', draws[kind]!(sizeOf(sizes), a, b), sizes);
    },
    /** One step of an optimizer. @returns the parameter's new handle. */
    torch_step: (rule: TorchRule, key: string, parameter: Handle, gradient: Handle, settings: string): Handle =>
      tape.step(
        parameter,
        optimizing.step(
          rule,
          key,
          tape.values(parameter),
          tape.values(gradient),
          JSON.parse(settings) as TorchSettings,
        ),
      ),
    torch_text: (handle: Handle, kind: TorchKind, frame: string, options: string): string =>
      torchText(tape.values(handle), tape.shape(handle), kind, JSON.parse(frame) as TorchFrame, {
        ...PRINTING,
        ...(JSON.parse(options) as Partial<TorchPrinting>),
      }),
  };
}
