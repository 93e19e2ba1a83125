import { expect, test } from '@playwright/test';
import { markLines as mark } from '../../src/lab/mark-lines.ts';

const markLines = (source: string) => mark(source).text;

test('every simple statement is marked with its line, and no line moves', () => {
  const source = 'x = 1\n\nif x:\n    y = (x +\n         2)\n    z = 3  # no: y\nelse: pass\n@f\ndef g(a): return a\n';
  const marked = markLines(source);
  expect(marked.split('\n')).toEqual([
    '_lab_at(1);x = 1',
    '',
    'if x:',
    '    _lab_at(4);y = (x +',
    '         2)',
    '    _lab_at(6);z = 3  # no: y',
    'else: _lab_at(7);pass',
    '@f',
    'def g(a): return a',
    '',
  ]);
});

test('a body on the line of its header is marked there', () => {
  const marked = {
    'for x in (1, 2): print(x)': 'for x in (1, 2): _lab_at(1);print(x)',
    'while n[1:]: n = n[1:]': 'while n[1:]: _lab_at(1);n = n[1:]',
    'with a as b:c(b)  # d': 'with a as b:_lab_at(1);c(b)  # d',
    'except E as e: raise': 'except E as e: _lab_at(1);raise',
  };
  for (const [source, text] of Object.entries(marked)) expect(markLines(source)).toBe(text);
  for (const source of ['if x:  # why\n', 'else:\r\n', 'if (y := x):\n', 'if lambda: x: y = 1', 'match: int = 3'])
    expect(markLines(source)).toBe(source);
});

test('strings are left alone, whatever stands in them', () => {
  const strings = ['"""one\ntwo (\n"""', "'it\\'s # not'", 'r"\\d{2}:"', '"{x:.2f}"', "b'('"];
  for (const text of strings) expect(markLines(`x = ${text}\ny = 1`)).toContain(text);
  expect(markLines('s = """a\nb\n"""\ny = 1').split('\n')[3]).toBe('_lab_at(4);y = 1');
});

test('a name that begins like a keyword is a simple statement', () => {
  for (const line of ['iffy = 1', 'format(x)', 'classes = []', 'match_all()', 'without = 2'])
    expect(markLines(line)).toBe(`_lab_at(1);${line}`);
});

test('a formatted field goes through the plain number of a tensor, others stay', () => {
  expect(markLines('print(f"{loss:.4f} {loss!r} {a[1:2]} {{x:1}} {d[\'k\']:>8}")')).toBe(
    '_lab_at(1);print(f"{_lab_plain(loss):.4f} {loss!r} {_lab_shown(a[1:2])} {{x:1}} {_lab_plain(d[\'k\']):>8}")',
  );
});

test('a backslash joins lines into one statement', () => {
  expect(markLines('x = 1 + \\\n    2\ny = 3')).toBe('_lab_at(1);x = 1 + \\\n    2\n_lab_at(3);y = 3');
});

test('a call of float goes through the plain number too, and a text that is filled in', () => {
  expect(markLines('a = float(x) + to.float(y)')).toBe('_lab_at(1);a = _lab_float(x) + to.float(y)');
  expect(markLines('f"{float(x)}"')).toBe('_lab_at(1);f"{_lab_shown(_lab_float(x))}"');
  expect(markLines('print("%d" % n, "a" "b" .format(3))')).toBe(
    '_lab_at(1);print(_lab_text("%d") % n, _lab_text("a" "b") .format(3))',
  );
  expect(markLines('("a"\n "b %s" % c)')).toBe('_lab_at(1);(_lab_text("a"\n "b %s") % c)');
  expect(markLines('s = "a"\nt = "b"')).toBe('_lab_at(1);s = "a"\n_lab_at(2);t = "b"');
});

test('a function remembers where it was called from, and what it returns goes back there', () => {
  const source = 'def f(a,\n      b):  # two\n\n    if a: return (a +\n                  b)  # sum\n    return\nf(1)\n';
  const { text, lineOf } = mark(source);
  expect(text.split('\n')).toEqual([
    'def f(a,',
    '      b):  # two',
    '    _lab_caller=_lab_called()',
    '',
    '    if a: _lab_at(4);return _lab_back(_lab_caller,( (a +',
    '                  b)))  # sum',
    '    _lab_at(6);return',
    '_lab_at(7);f(1)',
    '',
  ]);
  expect([1, 2, 3, 4, 5, 8].map(lineOf)).toEqual([1, 2, 2, 3, 4, 7]);
});

test('a returned tuple stays one, and a word like return is none', () => {
  expect(markLines('def f():\n  return 1, 2; x').split('\n')[2]).toBe(
    '  _lab_at(2);return _lab_back(_lab_caller,( 1, 2)); x',
  );
  expect(markLines('def f():\n  returned = a.return_value').split('\n')[2]).toBe(
    '  _lab_at(2);returned = a.return_value',
  );
});
