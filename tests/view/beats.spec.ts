import { expect, test } from '@playwright/test';
import { defaultState, type State } from '../../src/figure/field.ts';
import { trained } from '../../src/figure/trained.ts';
import { filmFields } from '../../src/figures/film/fields.ts';
import { filmGraph, filmSpec } from '../../src/figures/film/spec.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairSpec } from '../../src/figures/pair/spec.ts';
import { tripletFields } from '../../src/figures/triplet/fields.ts';
import { tripletSpec } from '../../src/figures/triplet/spec.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesOf } from '../../src/graph/graph.ts';
import { sweepOf } from '../../src/graph/sweep.ts';
import type { Trace } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { beatsOf, type Beat } from '../../src/view/beats.ts';
import { films } from '../films/films.ts';

const film = filmGraph(films);
const pairRun = (set: State = {}) => pairSpec({ ...defaultState(pairFields), ...set });
const tripletRun = (set: State = {}) => tripletSpec({ ...defaultState(tripletFields), ...set });
const filmRun = (set: State = {}) => filmSpec(film, films, { ...defaultState(filmFields), ...set });

/** Runs of the models, stuck and freed, and the seconds that their pass may take. */
const passes: readonly (readonly [name: string, spec: SessionSpec, seconds: number])[] = [
  ['pair model as found', pairRun(), 6],
  ['freed pair model', pairRun({ B: 'normal' }), 6],
  ['pair model with one embedding', pairRun({ a: 'normal' }), 6],
  ['triplet model as found', tripletRun(), 12],
  ['freed triplet model', tripletRun({ B: 'normal' }), 12],
  ['film case as found', filmRun(), 12],
  ['freed film case', filmRun({ E: 'normal' }), 12],
];

/** @param trace what the run left behind, where a test has changed it. */
function planOf({ graph }: SessionSpec, trace: Trace) {
  const judged = verdict(graph, trace);
  const stops = sweepOf(graph);
  /** The states of the edges that a beat crosses. */
  const statesOf = ({ from, to }: Beat) =>
    stops.slice(from, to + 1).flatMap((stop) => (stop.kind === 'backward' ? [judged.edges[stop.edge.id]!] : []));
  return { judged, stops, statesOf, beats: beatsOf(graph, stops, judged) };
}

const planned = (spec: SessionSpec) => planOf(spec, trained(spec).trace);
const secondsOf = (beats: readonly Beat[]) => beats.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;

for (const [name, spec, seconds] of passes)
  test(`the pass of the ${name} plays in ${seconds} seconds, each rank at once`, () => {
    const { stops, beats, statesOf } = planned(spec);
    expect(secondsOf(beats)).toBeLessThanOrEqual(seconds);

    const walked = beats.filter(({ at }) => at.length === 0);
    expect(walked.flatMap(({ from, to }) => stops.slice(from, to + 1))).toEqual(stops.slice(1, -1));
    for (const { from, to, kind } of walked) {
      expect(new Set(stops.slice(from, to + 1).map(({ rank }) => rank)).size).toBe(1);
      expect(stops[from]!.kind).toBe(kind === 'compute' ? 'forward' : 'backward');
    }
    expect(beats.map(({ kind }) => kind).indexOf('turn'), 'it turns once, at the loss').toBe(
      beats.findLastIndex(({ kind }) => kind === 'compute') + 1,
    );
    expect(beats.find(({ kind }) => kind === 'turn')!.at).toEqual([spec.graph.loss]);

    for (const beat of beats.filter(({ kind }) => kind === 'cross')) {
      if (!statesOf(beat).includes('finite')) continue;
      expect(beat.milliseconds, 'time to follow a bead').toBeGreaterThanOrEqual(400);
      expect(beat.milliseconds).toBeLessThanOrEqual(500);
    }
  });

test('a gradient that goes into the thief is missed for a moment; then the zeros run on', () => {
  const { beats, stops, statesOf } = planned(pairRun());
  const held = beats.findIndex(({ kind }) => kind === 'hold');
  expect(beats.filter(({ kind }) => kind === 'hold')).toEqual([beats[held]]);
  expect(beats[held]).toMatchObject({ at: ['cos'], milliseconds: 900 });
  expect(stops[beats[held - 1]!.to]).toMatchObject({ edge: { source: 'cos' } });
  const after = beats.slice(held + 1);
  expect(after.flatMap(statesOf)).toEqual(Array(10).fill('zero'));
  expect(secondsOf(after)).toBeCloseTo(1.2);
});

test('where a gradient goes on, on one way at least, nothing is held', () => {
  const { beats, judged } = planned(pairRun({ a: 'normal' }));
  expect(judged.thieves.map(({ node }) => node)).toContain('cos');
  expect(judged.edges).toMatchObject({ 'vec_a->cos#0': 'zero', 'vec_b->cos#1': 'finite' });
  expect(beats.map(({ kind }) => kind)).not.toContain('hold');
});

test('where every parameter receives a gradient nothing is held', () => {
  expect(planned(pairRun({ a: 'normal', b: 'normal' })).beats.map(({ kind }) => kind)).not.toContain('hold');
});

test('the thieves of one rank hold it once', () => {
  const { beats } = planned(tripletRun());
  expect(beats.filter(({ kind }) => kind === 'hold').map(({ at }) => at)).toEqual([['dist_rp', 'dist_rn']]);
});

test('a gradient is held where it turns into what is not a number', () => {
  const spec = pairRun({ B: 'normal' });
  const { trace } = trained(spec);
  const above = Object.entries(trace.flows).filter(([id]) => !/loss|xent/.test(id));
  const flows = Object.fromEntries(above.map(([id, flow]) => [id, flow!.map(() => NaN)]));
  const { beats, statesOf } = planOf(spec, { ...trace, flows: { ...trace.flows, ...flows } });
  const held = beats.findIndex(({ kind }) => kind === 'hold');
  expect(beats[held]!.at).toEqual(['logit']);
  for (const beat of beats.slice(held + 1)) {
    expect(new Set(statesOf(beat))).toEqual(new Set(['notANumber']));
    expect(beat.milliseconds, 'it travels as a gradient does').toBe(450);
  }
});

test('however deep a graph, its pass ends within twelve seconds', () => {
  const model = graphBuilder();
  let at = model.parameter('w', [1]);
  for (let i = 0; i < 200; i++) at = model.apply('add', `n${i}`, [at, at]);
  const graph = model.build(model.apply('mean', 'loss', [at]));
  const ones = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, Float32Array.of(1)]));
  const trace = { values: ones(graph.nodes.map(({ id }) => id)), flows: ones(edgesOf(graph).map(({ id }) => id)) };
  const beats = beatsOf(graph, sweepOf(graph), verdict(graph, trace));
  expect(beats.length).toBeGreaterThan(400);
  expect(secondsOf(beats)).toBeLessThanOrEqual(12);
});
