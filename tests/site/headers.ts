import { readFile } from 'node:fs/promises';

export interface HeaderRule {
  matches(path: string): boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Reads a `_headers` file of the format Netlify and Cloudflare share: a path with `*`, its headers indented below. */
export async function readHeaderRules(file: string): Promise<readonly HeaderRule[]> {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    if (!line.trim()) continue;
    if (/^\S/.test(line)) {
      const pattern = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const [name, ...value] = line.trim().split(': ');
      rules.at(-1)!.headers.push([name!, value.join(': ')]);
    }
  }
  return rules.map(({ pattern, headers }) => ({ matches: (path) => pattern.test(path), headers }));
}
