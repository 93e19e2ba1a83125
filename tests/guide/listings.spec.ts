/** The programs that chapters print: each runs in the Lab's Python, and says of the model what the chapter says. */
import { expect, test } from '@playwright/test';
import { labOps } from '../../src/graph/ops/lab.ts';
import { MARGIN } from '../../src/graph/models/triplet.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { labModel } from '../../src/lab/report.ts';
import { run } from '../lab/python.ts';
import { listChapters } from '../site/pages.ts';

const CHECK = /<Check title="[^"]*" name="([^"]*)">\s*```python\n(.*?)```\s*<\/Check>/gs;

/** The listings of chapters that show one program in two libraries, by name. */
const listings = listChapters().flatMap(({ text }) =>
  [...text.matchAll(/<Listings>(.*?)<\/Listings>/gs)].flatMap(([, body]) =>
    [...body!.matchAll(CHECK)].map(([, name, code]) => ({ name: name!, code: code! })),
  ),
);

/** What asks each library for its gradients. */
const backward: Readonly<Record<string, string>> = {
  torch: 'loss.backward()\n',
  tf1: `with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run(tf.gradients(loss, tf.trainable_variables()))\n`,
};
/** The loss of the figure that each of them is the program of. */
const losses: Readonly<Record<string, number>> = { pair: Math.fround(Math.LN2), triplet: Math.fround(MARGIN) };
const libraryOf = (name: string) => /[^-]*$/.exec(name)![0];

test('there are listings, two by two', () => {
  expect(listings.map(({ name }) => name)).toContain('triplet-torch');
  for (const { name } of listings) expect(Object.keys(backward)).toContain(libraryOf(name));
  expect(listings.length % 2).toBe(0);
});

for (const { name, code } of listings)
  test(`the listing ${name} runs in the Lab, and no parameter receives a gradient`, async () => {
    const source = code + backward[libraryOf(name)]!;
    const { failure, passes } = await run(source);
    expect(failure).toBeUndefined();
    const { graph, trace } = labModel(passes[0]!, source);
    expect(trace.values[graph.loss]![0], 'the loss').toBe(losses[/^[a-z]+/.exec(name)![0]]);
    expect(verdict(graph, trace, labOps).outcome).toBe('stuck');
  });
