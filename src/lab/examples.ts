const files = import.meta.glob<string>(['./examples/*.py', '!./examples/check-*.py'], {
  query: '?raw',
  import: 'default',
});

/** An example by the name of its file, brought when it is asked for. */
export async function exampleNamed(name: string): Promise<string | undefined> {
  const path = `./examples/${name}.py`;
  return files[path]?.() ?? (await import('./check-programs.ts')).checkPrograms[path];
}
