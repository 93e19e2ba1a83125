import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

test('what the bench is made of loads in the way in which its command loads it', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { bench: string } };
  const flags = scripts.bench.split(' ').slice(1, -1);
  // The command's own file measures at once; workers and pages run in a browser.
  const parts = globSync('tests/bench/*.ts').filter((file) => !/(run|worker|page)\.ts$/.test(file));
  expect(parts.length).toBeGreaterThan(5);
  const code = parts.map((file) => `await import('${pathToFileURL(resolve(file)).href}');`).join('\n');
  const { status, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
});
