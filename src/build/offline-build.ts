/** What the service worker knows of the build it came with. Addresses are relative to the site's root. */
export interface Build {
  /** Other files make another one. */
  readonly id: string;
  /** Every page, with the scripts, styles and data that it may ask for. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Everything else that was built. */
  readonly files: readonly string[];
}

/** The page that stands in for one that is not there. */
export const OFFLINE = 'offline/';

/** The same in the language of the page at `path`. */
export function standInFor(path: string, { pages }: Build): string {
  const own = `${path.split('/')[0]}/${OFFLINE}`;
  return pages[own] ? own : OFFLINE;
}

/** Whether a file's name changes with its content. */
export const isHashed = (path: string): boolean => path.startsWith('_astro/');

/** A file's name without what changes from build to build: `_astro/live-model.js`. */
export const logicalName = (path: string): string => path.replace(/[.-][\w-]{8}(?=\.\w+$)/, '');

/**
 * What takes the place of what a reader had kept of an earlier build: its pages with what belongs to them, and other
 * files by their logical names.
 * @param had addresses of what was kept.
 * @param saving whether the reader saves data: then nothing is fetched that was not there before.
 */
export function keptAnew(had: ReadonlySet<string>, build: Build, saving: boolean): Set<string> {
  const { pages, files } = build;
  const names = new Set([...had].map(logicalName));
  const standIns = [OFFLINE, ...[...had].filter((path) => pages[path]).map((path) => standInFor(path, build))];
  const wanted = new Set(standIns.flatMap((path) => [path, ...pages[path]!]));
  const belonging = new Set(Object.values(pages).flat());
  for (const path of had) {
    if (!pages[path]) continue;
    wanted.add(path);
    for (const file of pages[path]) if (!saving || names.has(logicalName(file))) wanted.add(file);
  }
  for (const file of files) if (!belonging.has(file) && names.has(logicalName(file))) wanted.add(file);
  return wanted;
}
