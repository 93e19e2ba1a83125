import { expect, test } from '@playwright/test';
import { expose } from 'comlink';
import { Engine, EngineUnavailable, PATIENCE, type Alarm } from '../../src/engine/engine.ts';
import type { Checkpoint, Limits } from '../../src/engine/protocol.ts';
import { foundPair } from '../oracle/specs.ts';

/** A clock that stands until it is set on: a worker that is only slow never counts as silent. */
class Clock {
  #now = 0;
  #alarms: { readonly at: number; readonly ring: () => void }[] = [];
  #waiting: { readonly count: number; readonly then: () => void } | undefined;

  readonly alarm: Alarm = (milliseconds, ring) => {
    const one = { at: this.#now + milliseconds, ring };
    this.#alarms.push(one);
    if (this.#waiting?.count === this.#alarms.length) this.#waiting.then();
    return () => (this.#alarms = this.#alarms.filter((other) => other !== one));
  };

  /** Resolves once somebody waits for so many answers. */
  async waited(count: number): Promise<void> {
    if (this.#alarms.length !== count) await new Promise<void>((then) => (this.#waiting = { count, then }));
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const { at, ring } of this.#alarms) if (at <= this.#now) ring();
  }
}

/** A stand-in for the engine's worker: counts steps, and can be told to fall silent or to fail to load. */
class FakeWorker {
  readonly #here: MessagePort;
  readonly #there: MessagePort;
  readonly #events = new EventTarget();
  readonly #steps = new Map<number, number>();
  silent = false;

  constructor(broken = false) {
    const { port1, port2 } = new MessageChannel();
    this.#here = port1;
    this.#there = port2;
    const frame = (id: number) => {
      const step = this.#steps.get(id)!;
      return { step, checkpoint: { step, parameters: new Float32Array(1), slots: [] } };
    };
    const answer = async <T>(make: () => T): Promise<T> => (this.silent ? new Promise<T>(() => undefined) : make());
    const api = {
      open: (id: number, _spec: unknown, from?: Checkpoint) =>
        answer(() => (this.#steps.set(id, from?.step ?? 0), frame(id))),
      advance: (id: number, { steps }: Limits) =>
        answer(() => (this.#steps.set(id, this.#steps.get(id)! + steps), frame(id))),
    };
    expose({ ...api, close: (id: number) => void this.#steps.delete(id) }, this.#there as never);
    if (broken) queueMicrotask(() => this.#events.dispatchEvent(new Event('error')));
  }

  addEventListener(kind: string, listener: EventListener): void {
    if (kind === 'error') this.#events.addEventListener(kind, listener);
    else this.#here.addEventListener(kind, listener);
    this.#here.start();
  }

  removeEventListener(kind: string, listener: EventListener): void {
    this.#here.removeEventListener(kind, listener);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#here.postMessage(message, transfer as never);
  }

  terminate(): void {
    this.#here.close();
    this.#there.close();
  }
}

function engineWith(broken = false): { engine: Engine; workers: FakeWorker[]; clock: Clock } {
  const clock = new Clock();
  const workers: FakeWorker[] = [];
  const engine = new Engine(() => {
    const worker = new FakeWorker(broken);
    workers.push(worker);
    return worker as unknown as Worker;
  }, clock.alarm);
  return { engine, workers, clock };
}

const steps = (count: number): Limits => ({ steps: count, budget: 1 });

test('when a worker falls silent, one new worker takes up every run from its last step', async () => {
  const { engine, workers, clock } = engineWith();
  const restarted: string[] = [];
  const first = await engine.open(foundPair, () => restarted.push('first'));
  const second = await engine.open(foundPair, () => restarted.push('second'));
  expect((await first.run.advance(steps(7))).step).toBe(7);
  expect((await second.run.advance(steps(3))).step).toBe(3);

  workers[0]!.silent = true;
  const asked = [first.run.advance(steps(1)), second.run.advance(steps(1))];
  await clock.waited(2);
  clock.pass(PATIENCE / 2);
  asked.push(second.run.advance(steps(1)));
  await clock.waited(3);
  expect(workers).toHaveLength(1);
  clock.pass(PATIENCE / 2);
  expect((await Promise.all(asked)).map(({ step }) => step)).toEqual([8, 4, 5]);
  expect(workers).toHaveLength(2);
  expect(restarted).toEqual(['first', 'second']);
  workers[1]!.terminate();
});

test('where no worker can be started, whoever asks is told, and a later try starts another', async () => {
  const { engine, workers } = engineWith(true);
  for (const spawned of [2, 3]) {
    await expect(engine.open(foundPair, () => undefined)).rejects.toBeInstanceOf(EngineUnavailable);
    expect(workers).toHaveLength(spawned);
  }
  workers.forEach((worker) => worker.terminate());
});

test('a run that is closed is not taken up again', async () => {
  const { engine, workers, clock } = engineWith();
  const restarted: string[] = [];
  const closed = await engine.open(foundPair, () => restarted.push('closed'));
  const open = await engine.open(foundPair, () => restarted.push('open'));
  closed.run.close();
  workers[0]!.silent = true;
  const asked = open.run.advance(steps(1));
  await clock.waited(1);
  clock.pass(PATIENCE);
  await asked;
  expect(restarted).toEqual(['open']);
  workers[1]!.terminate();
});
