/** How the triplet compares two vectors; `swapped` is `squared` with b as the anchor. Light: the controls list them. */
export const distances = ['squared', 'root', 'cosine', 'inner', 'swapped'] as const;
export type Distance = (typeof distances)[number];
