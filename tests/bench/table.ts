/** One line of a table: what, how much, and whether it is enough. */
export interface Row {
  readonly what: string;
  readonly cells: readonly string[];
  /** Present where a bar is set. */
  readonly bar?: { readonly text: string; readonly met: boolean };
}

/** Prints rows in aligned columns under a heading. @param columns what the cells are, where it is not plain */
export function print(heading: string, rows: readonly Row[], columns: readonly string[] = []): void {
  console.log(`\n${heading}`);
  const lines = columns.length > 0 ? [{ what: '', cells: columns }, ...rows] : rows;
  const first = Math.max(...lines.map(({ what }) => what.length));
  const count = Math.max(...lines.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(...lines.map(({ cells }) => cells[i]?.length ?? 0)));
  for (const { what, cells, bar } of lines as readonly Row[]) {
    const values = widths.map((width, i) => (cells[i] ?? '').padStart(width)).join('   ');
    const judged = bar ? `   ${bar.met ? 'pass' : 'MISS'}: ${bar.text}` : '';
    console.log(`  ${what.padEnd(first)}   ${values}${judged}`.trimEnd());
  }
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

export function median(values: readonly number[]): number {
  const at = sorted(values);
  const middle = at.length >> 1;
  return at.length % 2 === 1 ? at[middle]! : (at[middle - 1]! + at[middle]!) / 2;
}

/** `12.3 (11.0 to 14.1)`: the median, and the quarter's and three quarters' places. */
export function spread(values: readonly number[], digits: number): string {
  const at = sorted(values);
  const place = (part: number) => at[Math.round(part * (at.length - 1))]!.toFixed(digits);
  return `${median(values).toFixed(digits)} (${place(0.25)} to ${place(0.75)})`;
}
