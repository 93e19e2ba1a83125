import { nodeOf, type GraphNode, type OpName } from '../graph.ts';
import type { BrokenCause, Observation, Scene } from '../observation.ts';

/** What the operands of a broken node hold. */
interface Operands {
  readonly node: GraphNode;
  readonly x: readonly Float32Array[];
}

type Question = (operands: Operands) => boolean;

const holds =
  (is: (value: number) => boolean, slot = 0): Question =>
  ({ x }) =>
    x[slot]?.some(is) ?? false;
const zero = holds((value) => value === 0);
const negative = holds((value) => value < 0);
const zeroDivisor = holds((value) => value === 0, 1);
/** Somewhere both are zero. Operands of different shapes are compared as wholes. */
const zeroOverZero: Question = ({ x: [a, b] }) =>
  a!.length === b!.length
    ? a!.some((value, i) => value === 0 && b![i] === 0)
    : [a!, b!].every((one) => one.includes(0));
const exponent = ({ node }: Operands): number => node.attributes.exponent!;

type Rule = readonly [Question, BrokenCause];

/** For each op the causes that are its own, the first that holds; every other is a number too large for float32. */
const rules: Readonly<Partial<Record<OpName, readonly Rule[]>>> = {
  log: [
    [zero, 'logOfZero'],
    [negative, 'logOfNegative'],
  ],
  div: [
    [zeroOverZero, 'zeroByZero'],
    [zeroDivisor, 'divisionByZero'],
  ],
  sqrt: [
    [negative, 'rootOfNegative'],
    [zero, 'rootAtZero'],
  ],
  power: [
    [(operands) => zero(operands) && exponent(operands) < 0, 'divisionByZero'],
    [(operands) => negative(operands) && !Number.isInteger(exponent(operands)), 'rootOfNegative'],
    [(operands) => zero(operands) && exponent(operands) < 1, 'rootAtZero'],
  ],
  // A norm breaks on the way back only, where it is zero as a whole.
  norm: [[zero, 'normAtZero']],
  exp: [[() => true, 'expOverflow']],
};

/** Why numbers break where they first do. */
export function broken({ graph, trace, verdict }: Scene): Observation[] {
  return verdict.broken.map((id) => {
    const node = nodeOf(graph, id);
    const x = node.inputs.map((input) => trace.values[input]!);
    // What enters is finite there, so that an infinity can come of these rules or of overflow only.
    const own = rules[node.op]?.find(([holdsHere]) => holdsHere({ node, x }))?.[1];
    return { kind: 'broken', node: id, cause: node.inputs.length === 0 ? 'given' : (own ?? 'overflow') };
  });
}
