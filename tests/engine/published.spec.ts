import { expect, test } from '@playwright/test';
import { gradientAt } from '../../src/graph/trace.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { Session } from '../../src/engine/session.ts';
import { publishedPair } from '../oracle/specs.ts';

startCpu();

test('with the published bias the loss and the gradient at cos are the published ones, to the last digit', () => {
  const session = new Session(publishedPair);
  const { loss, trace } = session.advance({ steps: 0, budget: 0 }, () => 0);
  session.dispose();
  expect(loss).toBe(Math.fround(2.1856866));
  for (const g of gradientAt(publishedPair.graph, trace, 'cos')!) expect(g).toBe(Math.fround(0.88759947));
});
