import { expect, test } from '@playwright/test';
import { imports, importsOf, pathOf, type Import } from './modules.ts';

/** Files that import each other, directly or through others, each circle in the order in which it closes. */
function circlesIn(all: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const one of all.filter(({ target }) => target.startsWith('.')))
    targets.set(one.file, [...(targets.get(one.file) ?? []), pathOf(one)]);
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file]);
    if (way.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return circles;
}

test('no two files import each other, for a value or for a type, directly or through others', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(circlesIn(imports)).toEqual([]);
});

test('a circle would be found, whatever closes it', () => {
  const modules = {
    'src/a.ts': "import { b } from './b.ts';",
    'src/b.ts': "import type { C } from './sub/c.ts';",
    'src/sub/c.ts': "export { a } from '../a.ts';",
    'src/d.ts': "const live = () => import('./e.ts');",
    'src/e.ts': "import { a } from './a.ts';\nimport type { D } from './d.ts';",
  };
  const circles = circlesIn(Object.entries(modules).flatMap(([file, text]) => importsOf(file, text)));
  expect(circles).toEqual([
    ['src/a.ts', 'src/b.ts', 'src/sub/c.ts', 'src/a.ts'],
    ['src/d.ts', 'src/e.ts', 'src/d.ts'],
  ]);
});
