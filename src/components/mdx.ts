import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { figures } from '../figures/find.ts';
import Before from './Before.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Culprit from './Culprit.astro';
import Download from './Download.astro';
import Exercise from './Exercise.astro';
import FieldGuide from './FieldGuide.astro';
import Flip from './Flip.astro';
import Link from './Link.astro';
import Live from './Live.astro';
import Outcome from './Outcome.astro';
import Predict from './Predict.astro';
import Printed from './Printed.astro';
import Question from './Question.astro';
import Sidenote from './Sidenote.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';
import Wide from './Wide.astro';

const markup = import.meta.glob<AstroComponentFactory>('../figures/*/*.astro', { eager: true, import: 'default' });

/** The component behind a figure's tag. @throws Error when its folder has none of that name. */
function componentOf(figure: string, tag: string): AstroComponentFactory {
  const path = `../figures/${figure}/${tag}.astro`;
  const component = markup[path];
  if (!component) throw new Error(`The figure "${figure}" has the tag <${tag}>, and no ${tag}.astro in its folder.`);
  return component;
}

/** What chapters can use without importing it. Lower-case names replace the element Markdown would write. */
export const components = {
  ...Object.fromEntries(figures.flatMap(({ name, tags }) => tags.map((tag) => [tag, componentOf(name, tag)]))),
  Before,
  Check,
  Cite,
  Culprit,
  Download,
  Exercise,
  FieldGuide,
  Flip,
  Live,
  Outcome,
  Predict,
  Printed,
  Question,
  Sidenote,
  Term,
  Value,
  Wide,
  a: Link,
  table: Table,
};
