/** What can be imported ahead of a program. TensorFlow cannot: the program's text tells which generation it is of. */
const LIBRARIES = ['torch', 'numpy'];

/** The libraries that a program imports and that can be imported ahead of it. */
export function librariesOf(source: string): string[] {
  return LIBRARIES.filter((name) => new RegExp(`^(?:import|from)\\s+${name}\\b`, 'm').test(source));
}
