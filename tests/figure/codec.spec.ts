import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { decode, encode } from '../../src/figure/codec.ts';
import { accepts, defaultState, type Field, type State } from '../../src/figure/field.ts';
import { filmFields } from '../../src/figures/film/fields.ts';
import { figures } from '../../src/figures/find.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';

const tables = Object.fromEntries(figures.flatMap(({ name, fields }) => (fields ? [[name, fields]] : [])));

test('every figure with controls is walked', () => {
  expect(Object.keys(tables).length).toBeGreaterThanOrEqual(9);
});

/** Any value that a field can take. */
function valueOf({ options, fallback, least, most, whole }: Field): fc.Arbitrary<string> {
  if (options) return fc.constantFrom(...options);
  if (least === undefined || most === undefined) return fc.string({ maxLength: 200, unit: 'grapheme' });
  const number = whole
    ? fc.integer({ min: least, max: most })
    : fc.double({ min: least, max: most, noNaN: true }).map((value) => value + 0);
  return fc.oneof(fc.constant(fallback), number.map(String));
}

function stateOf(fields: readonly Field[]): fc.Arbitrary<State> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, valueOf(field)])));
}

test('what only a question sets is neither read from a link nor written into one', () => {
  const fields: Field[] = [{ key: 'optimizer', fallback: 'sgd', options: ['sgd', 'adam'], asked: true }];
  const link = new URLSearchParams({ 'lora.optimizer': 'adam' });
  expect(decode('lora', fields, link)).toEqual({
    state: { optimizer: 'sgd' },
    problems: ['lora.optimizer=adam'],
  });
  expect(encode('lora', fields, { optimizer: 'adam' }, new URLSearchParams()).size).toBe(0);
});

const addressOf = (params: URLSearchParams) => new URLSearchParams(params.toString());

for (const [prefix, fields] of Object.entries(tables)) {
  test(`every state of the ${prefix} figure survives the address`, () => {
    fc.assert(
      fc.property(stateOf(fields), (state) => {
        const params = addressOf(encode(prefix, fields, state, new URLSearchParams()));
        expect(decode(prefix, fields, params)).toEqual({ state, problems: [] });
      }),
    );
  });

  test(`the ${prefix} figure as found needs no parameter`, () => {
    expect(encode(prefix, fields, defaultState(fields), new URLSearchParams()).size).toBe(0);
    expect(decode(prefix, fields, new URLSearchParams())).toEqual({ state: defaultState(fields), problems: [] });
  });

  test(`whatever stands in the address, the ${prefix} figure gets values it can take`, () => {
    const keys = fc.oneof(fc.constantFrom(...fields.map(({ key }) => key)), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.string({ maxLength: 300 }))), (entries) => {
        const params = new URLSearchParams(entries.map(([key, text]) => [`${prefix}.${key}`, text]));
        const { state, problems } = decode(prefix, fields, params);
        for (const field of fields) expect(accepts(field, state[field.key]!), field.key).toBe(true);
        expect(Object.keys(state).sort()).toEqual(fields.map(({ key }) => key).sort());
        const good = entries.filter(([key, text]) => fields.some((field) => field.key === key && accepts(field, text)));
        expect(problems.length).toBe(entries.length - good.length);
      }),
    );
  });
}

test('two figures share an address without touching each other', () => {
  fc.assert(
    fc.property(stateOf(pairFields), stateOf(filmFields), (pair, film) => {
      const first = encode('pair', pairFields, pair, new URLSearchParams('from=a+friend'));
      const both = addressOf(encode('film', filmFields, film, first));
      expect(decode('pair', pairFields, both).state).toEqual(pair);
      expect(decode('film', filmFields, both).state).toEqual(film);
      expect(both.get('from')).toBe('a friend');
      const without = encode('film', filmFields, defaultState(filmFields), both);
      expect(decode('pair', pairFields, without).state).toEqual(pair);
    }),
  );
});

test('a number is what a number field shows: no spaces, no hexadecimal, no sign of plus', () => {
  const rate = pairFields.find(({ key }) => key === 'rate')!;
  for (const good of ['0', '0.5', '.5', '1e-3', '1E9']) expect(accepts(rate, good), good).toBe(true);
  for (const bad of ['', ' 1', '1 ', '+1', '0x10', '1.', '-1', '1e10', 'NaN', 'Infinity', '1,5'])
    expect(accepts(rate, bad), bad).toBe(false);
  const seed = pairFields.find(({ key }) => key === 'seed')!;
  for (const bad of ['1.5', '-1', '2147483648']) expect(accepts(seed, bad), bad).toBe(false);
});

test('of a long piece of nonsense only the beginning is shown', () => {
  const { problems } = decode('pair', pairFields, new URLSearchParams({ 'pair.B': 'purple'.repeat(1000) }));
  expect(problems).toHaveLength(1);
  expect(problems[0]!.length).toBeLessThan(80);
  expect(problems[0]).toMatch(/^pair\.B=purplepurple.*…$/);
});
