import type { OpName } from './table.ts';

/** The ops by which a graph can be walked without its table: every table has them, and they compute nothing. */
interface Operation {
  readonly op: OpName;
}

/** What training changes. */
export function isParameter({ op }: Operation): boolean {
  return op === 'parameter';
}

/** What is fed anew at every step. */
export function isInput({ op }: Operation): boolean {
  return op === 'input';
}

/** What always has the values that stand in the graph. */
export function isConstant({ op }: Operation): boolean {
  return op === 'constant';
}

/** What has a value of its own; all else is computed. */
export function isLeaf(node: Operation): boolean {
  return isParameter(node) || isInput(node) || isConstant(node);
}

/** Leaves whose values are known where they are made. */
export type GivenOp = 'parameter' | 'constant';

export function isGiven<T extends Operation>(node: T): node is T & { readonly op: GivenOp } {
  return isParameter(node) || isConstant(node);
}

/** What passes its operand's value on, and no gradient back. */
export function isStop({ op }: Operation): boolean {
  return op === 'stopGradient';
}
