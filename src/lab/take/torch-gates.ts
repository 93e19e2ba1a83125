import type { OpName } from '../../graph/graph.ts';
import type { Row } from './torch-ops.ts';

/** The larger or the smaller of two: `step(ahead)` is 1 where the right one is ahead. */
const choice =
  (name: 'maximum' | 'minimum'): Row =>
  ({ x: [a, b], attributes: { ties } }) => {
    const [left, right] = name === 'maximum' ? [`${a} - ${b}`, `${b} - ${a}`] : [`${b} - ${a}`, `${a} - ${b}`];
    const half = `0.5 * (${a} == ${b})`;
    const gates = ties
      ? [`${half} + step(${left})`, `${half} + step(${right})`]
      : [`1 - step(${right})`, `step(${right})`];
    return `Gated.apply(torch.${name}(${a}, ${b}).detach(), ${a}, ${gates[0]}, ${b}, ${gates[1]})`;
  };

/**
 * Ops that multiply the arriving gradient by 0 where PyTorch leaves it out. It is the same but for what is not finite,
 * and then these expressions say what the Lab computed.
 */
export const gates: Readonly<Partial<Record<OpName, Row>>> = {
  relu: ({ x: [x] }) => `Gated.apply(torch.relu(${x}).detach(), ${x}, step(${x}))`,
  maximum: choice('maximum'),
  minimum: choice('minimum'),
  where: ({ x: [condition, a, b] }) =>
    `Gated.apply(torch.where(${condition} != 0, ${a}, ${b}).detach(), ${a}, ${condition} != 0, ${b}, ${condition} == 0)`,
};
