const files = import.meta.glob<string>('./examples/*.py', { query: '?raw', import: 'default' });

/** An example by the name of its file, brought when it is asked for. */
export async function exampleNamed(name: string): Promise<string | undefined> {
  return files[`./examples/${name}.py`]?.();
}
