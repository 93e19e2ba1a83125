import { parseHTML } from 'linkedom';

/**
 * Numbers the steps of an identification key and writes behind every answer where it leads, as a printed key does.
 * @param html sections with `class="step"` and an id, the first of them the beginning; their links to one another are the
 * answers.
 * @throws Error where an answer leads nowhere, or no answer leads to a step.
 */
export function numberKey(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const steps = [...document.querySelectorAll('.step')];
  const numbers = new Map(steps.map((step, i) => [step.id, String(i + 1)]));
  const reached = new Set([steps[0]!.id]);
  for (const step of steps) {
    step.querySelector('.step-number')!.textContent = numbers.get(step.id)!;
    for (const answer of step.querySelectorAll('.answers a')) {
      const target = answer.getAttribute('href')!.slice(1);
      const number = numbers.get(target);
      if (!number) throw new Error(`The key's step "${step.id}" leads to "${target}", which is no step of it.`);
      reached.add(target);
      const [given, goes] = [document.createElement('span'), document.createElement('span')];
      given.append(...answer.childNodes);
      goes.className = 'goes';
      goes.textContent = ` → ${number}`;
      answer.append(given, goes);
    }
  }
  const lost = steps.filter(({ id }) => !reached.has(id)).map(({ id }) => id);
  if (lost.length > 0) throw new Error(`No answer of the key leads to ${lost.join(', ')}.`);
  return document.body.innerHTML;
}
