import Constants from '../figures/ConstantStarts.astro';
import EscapeRace from '../figures/EscapeRace.astro';
import FilmCase from '../figures/FilmCase.astro';
import FourStates from '../figures/FourStates.astro';
import LineUp from '../figures/LineUp.astro';
import LossSurface from '../figures/LossSurface.astro';
import PairModel from '../figures/PairModel.astro';
import Sixteen from '../figures/SixteenCells.astro';
import SingleChanges from '../figures/SingleChanges.astro';
import TripletModel from '../figures/TripletModel.astro';
import WarmStart from '../figures/WarmStart.astro';
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
import Relatives from './Relatives.astro';
import Printed from './Printed.astro';
import Question from './Question.astro';
import Sidenote from './Sidenote.astro';
import SmallestChange from './SmallestChange.astro';
import Stage from './Stage.astro';
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
