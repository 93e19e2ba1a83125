import type { OpName } from '../../graph/graph.ts';
import { torchOps, type Row } from './torch-ops.ts';

/**
 * Ops that multiply the arriving gradient by 0 where PyTorch leaves it out. It is the same but for what is not finite,
 * and then these expressions say what the Lab computed.
 */
export const gates: Readonly<Partial<Record<OpName, Row>>> = {
  relu: (call) => {
    const [x] = call.x;
    return call.attributes.convention === 'torch'
      ? torchOps.relu(call)
      : `Gated.apply(torch.relu(${x}).detach(), ${x}, step(${x}))`;
  },
};
