/** Classes for colour and dashes: sixteen lines differ, the first four in both. */
export function lookOf({ index }: { readonly index: number }): string {
  return `series-${(index % 4) + 1} dash-${((index + Math.floor(index / 4)) % 4) + 1}`;
}

/** A tenth of a unit is finer than any screen, and keeps the markup short. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
