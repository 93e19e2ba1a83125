/** A worker that has been started before it was needed. */
let spare: Worker | undefined;

function start(): Worker {
  return new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module', name: 'lab' });
}

/** Starts the worker that will be asked for next. */
export function prepareLab(): void {
  if (spare) return;
  const worker = (spare = start());
  // Whoever asks for one then gets another, and hears why it fails.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = undefined;
  });
}

/** A worker that runs Python, and trains what it made. */
export function spawnLab(): Worker {
  const worker = spare ?? start();
  spare = undefined;
  return worker;
}
