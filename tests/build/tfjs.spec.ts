/** What is left out of tfjs is what nobody calls. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tfjs } from '../../src/build/tfjs.ts';

const read = (path: string) => readFileSync(`node_modules/@tensorflow/${path}.js`, 'utf8');

/** Names of the methods of the classes in a file. */
const methodsOf = (code: string) => [...code.matchAll(/^ {4}(?:async )?(\w+)\(/gm)].map(([, name]) => name!);

/** What a browser is sent in place of a file. */
function sent(path: string): string {
  const { transform } = tfjs();
  if (typeof transform !== 'function') throw new Error('The plugin has no transform that is a function.');
  const changed = transform.call({ environment: { name: 'client' } } as never, read(path), `/${path}.js`);
  return changed as unknown as string;
}

/** Tensors that lie on a graphics card when they are made or read: no figure has any. */
const ON_GPU = ['readToGPU', 'createTensorFromGPUData'];

for (const backend of ['tfjs-backend-cpu/dist/backend_cpu', 'tfjs-backend-webgl/dist/backend_webgl'])
  test(`${backend} has all methods of its own that the class of all backends is sent without`, () => {
    const path = 'tfjs-core/dist/backends/backend';
    const left = sent(path);
    expect(left).not.toContain('return notYetImplemented');
    const kept = methodsOf(left);
    const removed = methodsOf(read(path)).filter((name) => !kept.includes(name));
    expect(kept).toEqual(
      expect.arrayContaining(['get', 'set', 'has', 'delete', 'numDataIds', 'timerAvailable', 'epsilon']),
    );
    expect(removed.length).toBeGreaterThan(10);
    const own = methodsOf(read(backend));
    expect(removed.filter((name) => !own.includes(name) && !ON_GPU.includes(name))).toEqual([]);
  });
