import { expect, type Locator, type Page } from '@playwright/test';
import type { Field, State } from '../../src/figure/field.ts';
import { figureCalled } from '../../src/figures/find.ts';

/** A model figure as a reader meets it, beside what the registry says of it. */
interface Met {
  /** What it is called, and where it is. */
  readonly name: string;
  readonly address: string;
  /** What is so as found, and an initial value that frees it. */
  readonly loss: string;
  readonly thieves: readonly string[];
  readonly tensors: readonly string[];
  readonly cure: State;
}

const met = {
  pair: {
    name: 'Pair model',
    // The chapter before has it too, but sealed: see sealed.spec.ts.
    address: 'the-thief/',
    loss: '0.6931472',
    thieves: ['cos'],
    tensors: ['Embedding a', 'Embedding b', 'Weights W', 'Bias B'],
    cure: { B: 'normal' },
  },
  film: {
    name: 'Film case',
    address: 'the-case/',
    loss: '0.6931472',
    thieves: ['cos'],
    tensors: ['Embeddings'],
    cure: { E: 'normal' },
  },
  triplet: {
    name: 'Triplet model',
    address: 'homework/',
    loss: '0.314',
    thieves: ['dist_rp', 'dist_rn'],
    tensors: ['Embedding a', 'Embedding b', 'Embedding c', 'Weights W', 'Bias B'],
    cure: { a: 'normal' },
  },
} as const satisfies Readonly<Record<string, Met>>;

export type FigureName = keyof typeof met;
export const figureNames = Object.keys(met) as FigureName[];
/** Those that show their graph and judge it. The film case shows what is seen, and no more. */
export const judgedNames = ['pair', 'triplet'] as const satisfies readonly FigureName[];

/** The model figures, with their controls and what their light script is called. */
export const figures = Object.fromEntries(
  figureNames.map((name) => {
    const { fields, tags } = figureCalled(name, 'The tests');
    return [name, { ...met[name], fields: fields!, script: `/${tags[0]}.astro` }];
  }),
) as {
  readonly [name in FigureName]: (typeof met)[name] & { readonly fields: readonly Field[]; readonly script: string };
};

/** Link parameters that keep every figure on the CPU. */
export const ON_THE_CPU = 'pair.backend=cpu&film.backend=cpu&triplet.backend=cpu';

export function figureOn(page: Page, name: FigureName): Locator {
  return page.getByRole('group', { name: figures[name].name, exact: true });
}

/** The address of a figure's chapter with its controls set: `linkTo('pair', { B: 'uniform', step: '3' })`. */
export function linkTo(name: FigureName, controls: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(Object.entries(controls).map(([key, value]) => [`${name}.${key}`, value]));
  return `${figures[name].address}?${query}`;
}

/** Brings the figure near the screen and waits until it is live, on the backend and at the step the link names. */
export async function wake(
  page: Page,
  name: FigureName,
  { backend = 'cpu', step = '0' }: Readonly<Record<string, string>> = {},
): Promise<Locator> {
  const figure = figureOn(page, name);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-backend', backend === 'auto' ? /cpu|webgl/ : backend, { timeout: 30_000 });
  await expect(figure).toHaveAttribute('data-step', step, { timeout: 45_000 });
  return figure;
}

/**
 * Figures of other kinds wake when they come near. These run only when they are started: by which button, and which
 * question of the chapter, if any, must have an answer before.
 */
const started: Readonly<Record<string, { readonly button: string; readonly question?: string }>> = {
  lineup: { button: 'Run the line-up' },
  warm: { button: 'Run', question: 'why-the-zeros-were-there.first' },
};

/** Makes a reader of the page who has answered what keeps its figures shut. */
export async function answer(page: Page): Promise<void> {
  const questions = Object.values(started).flatMap(({ question }) => question ?? []);
  const places = [...questions, ...judgedNames.map((name) => `seal.${name}`)].map((id) => `gradients.answer.${id}`);
  await page.addInitScript((keys) => keys.forEach((key) => localStorage.setItem(key, '{"outcome":""}')), places);
}

/** Brings any figure near the screen, and its engine to the first frame. */
export async function bringToLife(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  const button = started[(await figure.getAttribute('data-figure'))!]?.button;
  if (button) {
    // Until its script is here nobody hears the button.
    await expect(note(figure, 'backend')).toContainText('CPU', { timeout: 30_000 });
    await press(figure, button);
  }
  await expect(figure).not.toHaveAttribute('data-backend', 'static', { timeout: 30_000 });
}

/** Opens the figure's chapter with its controls set, and wakes it: on the CPU unless told otherwise. */
export async function open(
  page: Page,
  name: FigureName,
  controls: Readonly<Record<string, string>> = {},
): Promise<Locator> {
  const asked = { backend: 'cpu', ...controls };
  await answer(page);
  await page.goto(linkTo(name, asked));
  return wake(page, name, asked);
}

export async function press(figure: Locator, button: string): Promise<void> {
  await figure.getByRole('button', { name: button, exact: true }).click();
}

/** Opens whatever is folded in the figure: the controls of the training, and more. */
export async function unfold(figure: Locator): Promise<void> {
  const folded = await figure.locator('details:not([open]) > summary').filter({ visible: true }).all();
  // From the last, for what is open is folded no more.
  for (const summary of folded.reverse()) await summary.click();
}

/** Opens what stands folded under a heading. */
export async function openFold(figure: Locator, heading: string): Promise<void> {
  const fold = figure.locator('details').filter({ has: figure.page().locator('summary', { hasText: heading }) });
  if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
}

/** Unfolds what the text of a page tells of its figures' outcomes, as a reader can who has no script. */
export async function readOutcomes(page: Page): Promise<void> {
  const folded = await page.locator('.outcome-told:not([open]) > summary').all();
  for (const summary of folded.reverse()) await summary.click();
}

/** Makes a choice, by its label, be it radio buttons or a list. */
export async function choose(figure: Locator, label: string, option: string): Promise<void> {
  const radios = figure.getByRole('radiogroup', { name: label, exact: true });
  if ((await radios.count()) > 0) await radios.getByRole('radio', { name: option, exact: true }).check();
  else await figure.getByLabel(label, { exact: true }).selectOption({ label: option });
}

/** Frees the model by one initial value, as a reader would. */
export async function free(figure: Locator, name: FigureName): Promise<void> {
  for (const [key, value] of Object.entries(figures[name].cure))
    await figure.locator(`input[type="radio"][name="${key}"][value="${value}"]`).check();
}

/** The control of a field, by its name in the form: a list, a field of text, or the radio button that is on. */
export function control(figure: Locator, key: string): Locator {
  return figure.locator(`:is(select, input:not([type="radio"]), input[type="radio"]:checked)[name="${key}"]`);
}

/** A number above the charts, or one of the figure's remarks. */
export const reading = (figure: Locator, name: string): Locator => figure.locator(`[data-reading="${name}"]`);
export const note = (figure: Locator, name: string): Locator => figure.locator(`[data-note="${name}"]`);
export const verdictOf = (figure: Locator): Locator => figure.getByRole('status');
export const printout = (figure: Locator): Locator => figure.locator('.printout');

/** Cells of one row of the table "Tensors": shape, largest value, largest gradient, state. */
export async function tensorRow(figure: Locator, tensor: string): Promise<string[]> {
  await openFold(figure, 'Tensors');
  const table = figure.getByRole('table', { name: 'Tensors' });
  const header = figure.page().getByRole('rowheader', { name: tensor, exact: true });
  return table.getByRole('row').filter({ has: header }).getByRole('cell').allTextContents();
}

/** The figure's step, as a number. */
export const stepOf = async (figure: Locator): Promise<number> => Number(await figure.getAttribute('data-step'));

/** Waits until training has come past a step. */
export async function stepPast(figure: Locator, step: number, timeout = 15_000): Promise<number> {
  await expect.poll(() => stepOf(figure), { timeout }).toBeGreaterThan(step);
  return stepOf(figure);
}

/** Holds back every request that matches until `release` is called. */
export async function hold(page: Page, files: RegExp): Promise<{ release: () => void }> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route(files, async (route) => {
    await gate;
    await route.continue();
  });
  return { release };
}
