import type { Frame, SessionSpec } from '../engine/protocol.ts';
import type { Folding } from '../graph/fold.ts';
import type { Graph, NodeId } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import { computedAt } from '../graph/sweep.ts';
import { verdict } from '../graph/verdict.ts';
import type { Words } from '../words/words.ts';
import type { Placement } from '../view/drawn-layout.ts';
import { float32Text, formatNumber } from '../view/format.ts';
import { drawTableInParts, tensorRows, UNTOLD } from '../view/tensor-table.ts';
import type { Decoded } from './codec.ts';
import type { State } from './field.ts';
import type { Sealed } from './gate.ts';
import type { GraphPanel } from './graph-panel.ts';
import { LiveRun } from './live-run.ts';
import type { FrameDetail } from './live-value.ts';
import type { Jobs, TrainingSettings } from './player.ts';
import { readingOf } from './model-reading.ts';
import { setText } from './set-text.ts';
import type { FigureShell, LiveFigure } from './shell.ts';
import { SweptGraph } from './swept-graph.ts';
import type { Training } from './training.ts';
import { verdictMark, verdictText } from './verdict-words.ts';

/** What makes one model figure different from another. */
export interface ModelFigure extends TrainingSettings {
  /** The graph that a state of the controls stands for: the same object for the same graph. */
  readonly graph: (state: State) => Graph;
  /** The table that its operations stand in; the chapters' when absent. */
  readonly ops?: Ops;
  /** How that graph is drawn folded; as it is when absent. The same object as long as nothing opens or closes. */
  readonly folding?: (graph: Graph) => Folding;
  /** Lays the drawn graph out; a figure whose graph is always the one the page has drawn needs none. */
  readonly place?: (graph: Graph) => Placement;
  /** Where a node was made, to stand behind its name in the verdict. */
  readonly whereOf?: (id: NodeId) => string;
  /** The run that a state of the controls stands for. */
  readonly spec: (state: State) => SessionSpec;
  /** A new run begins: forget what was measured. */
  readonly onStart?: () => void;
  /** A control changed that leaves the run as it is. */
  readonly onPassive?: () => void;
  /** Takes in a frame, and returns how to draw what only this figure has, by name. */
  readonly onFrame?: (frame: Frame, graph: Graph) => Jobs;
  /** What of its findings is kept back now; nothing when absent. */
  readonly sealed?: () => Sealed | undefined;
  readonly stop?: () => void;
}

/** More nodes than this are too much for one task. */
const LARGE = 60;

/** A model figure at work: one run, whose graph is drawn with its verdict, under a sweep and a lens. */
export class LiveModel implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #model: ModelFigure;
  readonly #words: Words;
  readonly #run: LiveRun;
  /** Where a link puts the sweep. */
  readonly #position: number;
  #swept: SweptGraph;
  #sealedAtFirst: Sealed | undefined;
  /** The loss that the run began with. */
  #firstLoss: number | undefined;

  constructor(figure: FigureShell, model: ModelFigure, initial: Decoded, words: Words) {
    this.#figure = figure;
    this.#model = model;
    this.#words = words;
    const sweep = figure.querySelector('.sweep')!;
    this.#run = new LiveRun(
      figure,
      {
        engine: model.engine,
        preference: model.preference,
        spec: model.spec,
        onStart: () => {
          this.#firstLoss = undefined;
          model.onStart?.();
        },
        onPassive: () => model.onPassive?.(),
        onFrame: (frame) => this.#take(frame),
        large: () => this.#graph.nodes.length > LARGE,
        read: (name, frame) => readingOf(name, frame, this.#graph, model.ops),
        spoken: ({ step, loss }) =>
          this.#sealed ? '' : words.spoken(step, float32Text(loss), loss === this.#firstLoss),
        place: () => ({ sweep: this.#sealed ? initial.state.sweep! : this.#swept.position }),
        passOver: (target) => sweep.contains(target),
        stop: () => {
          this.#swept.stop();
          model.stop?.();
        },
      },
      initial,
      words,
    );
    const position = initial.state.sweep === '' ? Infinity : Number(initial.state.sweep);
    this.#position = position;
    this.#swept = this.#sweep(position);
    if (position !== Infinity && position > this.#swept.last)
      this.#run.report([...initial.problems, `${figure.name}.sweep=${initial.state.sweep}`]);
  }

  get training(): Training {
    return this.#run.training;
  }

  /** Brings the model to the step that a link asks for. */
  restore(step: number): Promise<void> {
    return this.#run.restore(step);
  }

  /** Opens the run that the controls ask for, and brings it to `step`. */
  start(step: number): Promise<void> {
    return this.#run.start(step);
  }

  ask(set: State, steps: number): Promise<FrameDetail> {
    return this.#run.ask(set, steps);
  }

  stop(): void {
    this.#run.stop();
  }

  /** Draws the last frame once more, after the graph was folded otherwise. Resolves when it is drawn. */
  reshow(): Promise<void> {
    return this.#run.reshow();
  }

  /** Something was unsealed, or sealed again: shows what may be seen now. */
  reveal(): Promise<void> {
    this.#swept.stop();
    this.#swept = this.#sweep(this.#position);
    return this.reshow();
  }

  /** Writes one of the numbers above the charts. */
  read(name: string, text: string): void {
    this.#run.read(name, text);
  }

  get #sealed(): Sealed | undefined {
    return this.#model.sealed?.();
  }

  /** The graph of the present state. */
  get #graph(): Graph {
    return this.#model.graph(this.#run.state);
  }

  /** Puts the graph of the present state on show. */
  #sweep(position: number): SweptGraph {
    const graph = this.#model.folding?.(this.#graph).graph ?? this.#graph;
    const { place, ops } = this.#model;
    const sealed = this.#sealed;
    // A question of several that is answered opens a pass; a figure that waits for one keeps to its start.
    this.#sealedAtFirst ??= sealed;
    const at = !sealed ? position : sealed === this.#sealedAtFirst ? 0 : computedAt(graph);
    return new SweptGraph(this.#figure, graph, place, this.#words, at, () => this.#run.rememberSoon(), ops);
  }

  /** The drawn graph that the state asks for: another one is put on show with the first numbers of its run. */
  #panel(drawn: Graph): GraphPanel {
    if (drawn !== this.#swept.graph) {
      this.#swept.stop();
      this.#swept = this.#sweep(Infinity);
    }
    return this.#swept.panel;
  }

  #take(frame: Frame): Jobs {
    const graph = this.#graph;
    const folding = this.#model.folding?.(graph);
    const panel = this.#panel(folding?.graph ?? graph);
    const judged = verdict(graph, frame.trace, this.#model.ops);
    const drawn = folding?.trace(frame.trace) ?? frame.trace;
    this.#firstLoss ??= frame.losses[0]?.value;
    const sealed = this.#sealed;
    const loss = sealed === 'forward' ? UNTOLD : float32Text(frame.loss);
    this.#figure.dataset.loss = loss;
    panel.take(drawn, folding?.verdict(judged, drawn) ?? judged);
    this.read('loss', loss);
    this.read('movement', sealed ? UNTOLD : formatNumber(Math.max(...Object.values(frame.movement))));
    if (!sealed) {
      const status = this.#figure.querySelector<HTMLElement>('[role="status"]')!;
      setText(status, verdictText(graph, frame.trace, judged, this.#words, this.#model.whereOf, this.#model.ops));
      status.dataset.state = verdictMark(judged);
    }
    const table = this.#figure.querySelector<HTMLTableSectionElement>('.tensors tbody')!;
    return {
      graph: () => panel.drawGraphInParts(),
      lens: () => panel.drawLens(),
      table: () => drawTableInParts(table, tensorRows(graph, frame.trace, this.#words, sealed), this.#words),
      ...this.#model.onFrame?.(frame, graph),
    };
  }
}
