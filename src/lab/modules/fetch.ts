import { foldersOf, type Folder, type Modules } from '../libraries.ts';

const ROOT = '../python/';

/** Every program needs these. */
const core = import.meta.glob<string>('../python/*.py', { query: '?raw', import: 'default', eager: true });

const folders: Readonly<Record<Folder, () => Promise<{ readonly default: Modules }>>> = {
  numpy: () => import('./numpy.ts'),
  standard: () => import('./standard.ts'),
  keras: () => import('./keras.ts'),
  tensorflow: () => import('./tensorflow.ts'),
  tensorflow_more: () => import('./tensorflow-more.ts'),
  torch: () => import('./torch.ts'),
  torch_more: () => import('./torch-more.ts'),
};

/** The Python modules that a program may import. @throws TypeError when they do not arrive */
export async function fetchModules(source: string): Promise<Modules> {
  const fetched = await Promise.all(foldersOf(source).map((folder) => folders[folder]()));
  const all = Object.assign({}, core, ...fetched.map((module) => module.default)) as Modules;
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [path.slice(ROOT.length), text]));
}
