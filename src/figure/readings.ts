/** What can be read as text of whatever a figure knows of its run, by name. */
export interface Readings<Known> {
  readonly names: readonly string[];
  /** @throws Error when there is no such reading; it lists those there are. */
  read(name: string, known: Known): string;
}

/**
 * Makes readings from a table.
 * @param table by the name before the first dot; what stands behind it is handed on: `W` of `moved.W`.
 */
export function readingsOf<Known>(
  table: Readonly<Record<string, (known: Known, key: string) => string>>,
): Readings<Known> {
  const names = Object.keys(table);
  return {
    names,
    read(name, known) {
      const [what, ...key] = name.split('.') as [string, ...string[]];
      const read = table[what];
      if (!read) throw new Error(`No reading "${name}". There are: ${names.join(', ')}.`);
      return read(known, key.join('.'));
    },
  };
}

/** A truth as a question's options name it. */
export function yesOrNo(truth: boolean): 'yes' | 'no' {
  return truth ? 'yes' : 'no';
}
