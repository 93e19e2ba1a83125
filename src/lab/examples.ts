const files = import.meta.glob<string>('./examples/*.py', { query: '?raw', import: 'default', eager: true });

/** The programs of the menu, by the name of their file. */
export const examples: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [/([^/]+)\.py$/.exec(path)![1]!, text]),
);
