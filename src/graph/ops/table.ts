import type { ChapterOp } from './chapter.ts';
import type { LabOp } from './lab.ts';
import type { OpRow } from './row.ts';

export type OpName = ChapterOp | LabOp;

/**
 * What is known of the ops of some graphs: the chapters' or, with more of them, those of a reader's program. What needs such
 * a table takes it as an argument, so that a page loads only what its graphs need.
 */
export type OpTable<T> = Readonly<Partial<Record<OpName, T>>>;

/** `chapterOps`, or `labOps`. */
export type Ops = OpTable<OpRow>;

/** @throws Error when the table has no such op: then it was made for other graphs than the one at hand. */
export function rowOf<T>(table: OpTable<T>, op: OpName): T {
  const row = table[op];
  if (!row) throw new Error(`This table has no "${op}".`);
  return row;
}
