import { expect, type Browser } from '@playwright/test';
import { figureOn, linkTo, note, press } from '../site/figures.ts';
import { SETTLED } from './live.ts';

export const FILM_STEPS = 150;

export interface FilmRun {
  /** From the press of the button until the figure shows the last step, in seconds. */
  readonly seconds: number;
  readonly backend: string;
}

/**
 * Trains the film case with normal embeddings, in batches of 128, on the backend that the figure itself picks.
 * @param settled whether the reader waits until it has picked one. One who does not trains while shaders compile.
 */
export async function trainFilms(browser: Browser, site: string, settled: boolean): Promise<FilmRun> {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: site });
  const page = await context.newPage();
  await page.goto(linkTo('film', { E: 'normal' }));
  const figure = figureOn(page, 'film');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).not.toHaveAttribute('data-backend', 'static', { timeout: 30_000 });
  if (settled) await expect(note(figure, 'backend')).toContainText(SETTLED, { timeout: 60_000 });
  await figure.getByRole('button', { name: 'Train', exact: true }).scrollIntoViewIfNeeded();

  const started = page.evaluate(
    (steps) =>
      new Promise<number>((resolve) => {
        const figure = document.querySelector<HTMLElement>('[data-figure="film"]')!;
        let start = 0;
        figure.addEventListener('click', () => (start ||= performance.now()), { capture: true });
        new MutationObserver(() => {
          if (Number(figure.dataset.step) >= steps) resolve((performance.now() - start) / 1000);
        }).observe(figure, { attributeFilter: ['data-step'] });
      }),
    FILM_STEPS,
  );
  await press(figure, 'Train');
  const seconds = await started;
  const backend = (await figure.getAttribute('data-backend'))!;
  await context.close();
  return { seconds, backend };
}
