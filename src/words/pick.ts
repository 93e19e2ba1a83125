/** One language's words out of a table; English where there is no such edition. @param tag BCP 47, as in `lang`. */
export function pick<Words>(table: { readonly en: Words } & Readonly<Record<string, Words>>, tag: string): Words {
  return table[tag] ?? table.en;
}
