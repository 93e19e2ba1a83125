import type { SessionSpec } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import type { Field, State } from './field.ts';
import type { ValueSource } from './value-source.ts';

/**
 * A figure as the site's build and the tests know it. A page that shows it knows less: its markup, and a live part that
 * comes when the reader is near. Neither may import this, or every page would load what all figures compute.
 */
export interface Figure {
  /** One name everywhere: its folder, its element (`<pair-figure>`), links (`pair.B=uniform`), `data-figure`, styles, words. */
  readonly name: string;
  /** What chapters write, each a component of its folder: first the figure, then what belongs to it. */
  readonly tags: readonly string[];
  /** Of a kind of which many stand on one page: the names under which they do. */
  readonly copies?: readonly string[];
  /** Its controls. */
  readonly fields?: readonly Field[];
  /** What a state of its controls computes, and the run that it stands for. */
  readonly graph?: (state: State) => Graph;
  readonly spec?: (state: State) => SessionSpec;
  /** What can be read of its run: names of `Readings`. */
  readonly readings?: readonly string[];
  /** Works that it names beside those that the text cites. */
  readonly cites?: readonly string[];
  /** Numbers for the text. */
  readonly values?: ValueSource;
}
