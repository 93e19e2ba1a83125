/** A worker that runs Python, and trains what it made. */
export function spawnLab(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'lab' });
}
