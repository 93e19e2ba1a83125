import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { figures } from '../figures/find.ts';
import Culprit from './Culprit.astro';
import Exercise from './Exercise.astro';
import FieldGuide from './FieldGuide.astro';
import Flip from './Flip.astro';
import Listings from './Listings.astro';
import Live from './Live.astro';
import Outcome from './Outcome.astro';
import Predict from './Predict.astro';
import Printed from './Printed.astro';
import { prose } from './prose.ts';
import Question from './Question.astro';
import Wide from './Wide.astro';

const markup = import.meta.glob<AstroComponentFactory>('../figures/*/*.astro', { eager: true, import: 'default' });

/** The component behind a figure's tag. @throws Error when its folder has none of that name. */
function componentOf(figure: string, tag: string): AstroComponentFactory {
  const path = `../figures/${figure}/${tag}.astro`;
  const component = markup[path];
  if (!component) throw new Error(`The figure "${figure}" has the tag <${tag}>, and no ${tag}.astro in its folder.`);
  return component;
}

/** What chapters can use without importing it. */
export const components = {
  ...prose,
  ...Object.fromEntries(figures.flatMap(({ name, tags }) => tags.map((tag) => [tag, componentOf(name, tag)]))),
  Culprit,
  Exercise,
  FieldGuide,
  Flip,
  Listings,
  Live,
  Outcome,
  Predict,
  Printed,
  Question,
  Wide,
};
