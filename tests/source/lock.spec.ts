import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Every package of the lock file, by its folder; the project itself is `''`. */
const packages = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> })
  .packages;
const installed = Object.entries(packages).filter(([folder]) => folder);

/** The folders where Node looks for a package that is named in `folder`, nearest first. */
function* places(folder: string, name: string): Generator<string> {
  yield `${folder ? `${folder}/` : ''}node_modules/${name}`;
  if (folder) yield* places(folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

/** The packages among `names` for which the lock file of `locked` has no entry. */
function missing(locked: Readonly<Record<string, Locked>>, names: 'dependencies' | 'optionalDependencies'): string[] {
  return Object.entries(locked).flatMap(([folder, entry]) =>
    Object.keys(entry[names] ?? {})
      .filter((name) => ![...places(folder, name)].some((place) => place in locked))
      .map((name) => `${folder} needs ${name}`),
  );
}

test('the lock file holds every dependency, those of other platforms too', () => {
  expect(missing(packages, 'dependencies')).toEqual([]);
  expect(missing(packages, 'optionalDependencies')).toEqual([]);
});

test('a lock file without the package of one platform is incomplete', () => {
  const { 'node_modules/@esbuild/win32-x64': windows, ...rest } = packages;
  expect(windows).toBeTruthy();
  expect(missing(rest, 'optionalDependencies')).toEqual(['node_modules/esbuild needs @esbuild/win32-x64']);
});

test('each package of the lock file has one version and the hash of its content', () => {
  for (const [folder, { version, integrity }] of installed) {
    expect(version, folder).toMatch(/^\d+\.\d+\.\d+/);
    expect(integrity, folder).toMatch(/^sha512-/);
  }
});

test('the lock file names no registry but npm’s own', () => {
  for (const [folder, { resolved }] of installed)
    if (resolved !== undefined) expect(resolved, folder).toMatch(/^https:\/\/registry\.npmjs\.org\//);
});
