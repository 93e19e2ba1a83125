/** How many of these came to what. @param all every end there is: those that none came to count 0 */
export function countBy<End extends string>(all: readonly End[], ends: readonly End[]): Record<End, number> {
  const counts = Object.fromEntries(all.map((end) => [end, 0])) as Record<End, number>;
  for (const end of ends) counts[end]++;
  return counts;
}

/** What at least one has come to, and how many have, in the order of the counts. */
export function someOf<End extends string>(
  counts: Readonly<Record<End, number>>,
): (readonly [end: End, count: number])[] {
  return (Object.entries(counts) as [End, number][]).filter(([, count]) => count > 0);
}
