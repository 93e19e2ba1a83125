import type { ChapterOp } from './chapter.ts';
import type { LabOp } from './lab.ts';
import type { OpRow } from './row.ts';

export type OpName = ChapterOp | LabOp;

/**
 * A table of operations: `chapterOps`, or `labOps` where the graph may come from a reader's program. What needs one takes it
 * as an argument, so that a page loads only the rows that its graphs have.
 */
export type Ops = Readonly<Partial<Record<OpName, OpRow>>>;

/** @throws Error when the table has no such row: then the graph was given to something made for smaller graphs. */
export function rowOf(ops: Ops, op: OpName): OpRow {
  const row = ops[op];
  if (!row) throw new Error(`This table of operations has no "${op}". It has: ${Object.keys(ops).join(', ')}.`);
  return row;
}
