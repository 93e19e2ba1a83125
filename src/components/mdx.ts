import Constants from '../figures/constants/Constants.astro';
import EscapeRace from '../figures/escape/Escape.astro';
import FilmCase from '../figures/film/Film.astro';
import FourStates from '../figures/four-states/FourStates.astro';
import LineUp from '../figures/lineup/LineUp.astro';
import LossSurface from '../figures/surface/Surface.astro';
import PairModel from '../figures/pair/Pair.astro';
import Sixteen from '../figures/sixteen/Sixteen.astro';
import SingleChanges from '../figures/triplet/SingleChanges.astro';
import TripletModel from '../figures/triplet/Triplet.astro';
import WarmStart from '../figures/warm/Warm.astro';
import Before from './Before.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Culprit from './Culprit.astro';
import Download from './Download.astro';
import FieldGuide from './FieldGuide.astro';
import Flip from './Flip.astro';
import Link from './Link.astro';
import Live from './Live.astro';
import Predict from './Predict.astro';
import Relatives from '../figures/relatives/Relatives.astro';
import Printed from './Printed.astro';
import Question from './Question.astro';
import Sidenote from './Sidenote.astro';
import SmallestChange from '../figures/triplet/SmallestChange.astro';
import Stage from '../figures/triplet/Stage.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';
import Wide from './Wide.astro';

/** What chapters can use without importing it. Lower-case names replace the element Markdown would write. */
export const components = {
  EscapeRace,
  FilmCase,
  FourStates,
  LineUp,
  LossSurface,
  PairModel,
  Sixteen,
  Constants,
  SingleChanges,
  WarmStart,
  TripletModel,
  Before,
  Check,
  Cite,
  Culprit,
  Download,
  FieldGuide,
  Flip,
  Live,
  Predict,
  Relatives,
  Printed,
  Question,
  Sidenote,
  SmallestChange,
  Stage,
  Term,
  Value,
  Wide,
  a: Link,
  table: Table,
};
