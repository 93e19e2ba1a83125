import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes after gzip of a built site, by what they are. */
export interface Weights {
  /** The figures' engine, with both backends. */
  readonly worker: number;
  /** All scripts besides, of all chapters and of the Lab with its Python. */
  readonly scripts: number;
  readonly pages: Readonly<Record<string, number>>;
}

const gzipped = async (file: string): Promise<number> => gzipSync(await readFile(file), { level: 9 }).length;

/** Weighs a built site. @param chapters folders of chapters */
export async function weigh(dist: string, chapters: readonly string[]): Promise<Weights> {
  const assets = join(dist, '_astro');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(scripts.map(async (name) => [name, await gzipped(join(assets, name))] as const));
  const total = (belongs: (name: string) => boolean) =>
    sizes.reduce((sum, [name, bytes]) => (belongs(name) ? sum + bytes : sum), 0);
  const workers = scripts.filter((name) => name.startsWith('worker-'));
  const texts = await Promise.all(workers.map((name) => readFile(join(assets, name), 'utf8')));
  // The Lab's worker is an engine too, with Python in it.
  const engines = workers.filter((_, i) => !texts[i]!.includes('micropython'));
  const isWorker = (name: string) => engines.includes(name);
  const pages = await Promise.all(
    chapters.map(async (chapter) => [chapter, await gzipped(join(dist, chapter, 'index.html'))] as const),
  );
  return { worker: total(isWorker), scripts: total((name) => !isWorker(name)), pages: Object.fromEntries(pages) };
}
