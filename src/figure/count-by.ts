/** How many of these came to what. @param all every end there is: those that none came to count 0 */
export function countBy<End extends string>(all: readonly End[], ends: readonly End[]): Record<End, number> {
  const counts = Object.fromEntries(all.map((end) => [end, 0])) as Record<End, number>;
  for (const end of ends) counts[end]++;
  return counts;
}
