/** What at least one thing has come to, and how many have, in the order of the counts. */
export function someOf<Outcome extends string>(
  counts: Readonly<Record<Outcome, number>>,
): (readonly [outcome: Outcome, count: number])[] {
  return (Object.entries(counts) as [Outcome, number][]).filter(([, count]) => count > 0);
}
