import { expect, test } from '@playwright/test';
import { exampleNames, exampleText, interpreterOnDisk } from '../../src/lab/on-disk.ts';
import { words } from '../../src/words/en/refusals.ts';
import { withoutRemarks, withoutSpace } from '../../src/build/python.ts';
import { runPython } from '../../src/lab/interpreter.ts';

test('docstrings, comments and blank lines go; what a program says stays', () => {
  const source = `"""A module."""
# about it

import json  # kept

def f(x):
    """Two
    lines."""

    # why
    return """# no comment"""

class Empty(Exception):
    """All there is."""

def g():
    s = """
kept
"""
    return s
`;
  expect(withoutRemarks(source)).toBe(`import json  # kept
def f(x):
 return """# no comment"""
class Empty(Exception):
    """All there is."""
def g():
 s = """
kept
"""
 return s
`);
});

test('spaces go where Python needs none; texts keep theirs', () => {
  const source = `x = f(
    a,
    "b  = c" % (1, ),  # why
    not -y
    and z,
) if z else 1  # why not
for i in [1, 2]:
    y = -i
    """a  =  b"""
`;
  expect(withoutSpace(source)).toBe(`x=f(a,"b  = c"%(1,), not-y and z,) if z else 1
for i in [1,2]:
    y=-i
    """a  =  b"""
`);
});

const { wasm, modules } = interpreterOnDisk(words);
const shipped = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path, withoutSpace(withoutRemarks(text))]),
);

for (const name of exampleNames())
  test(`the example ${name} runs the same on the modules as they are shipped`, async () => {
    const whole = await runPython({ wasm, modules, words }, exampleText(name), () => 0);
    const stripped = await runPython({ wasm, modules: shipped, words }, exampleText(name), () => 0);
    expect(stripped.failure).toBeUndefined();
    expect(stripped.output).toEqual(whole.output);
  });
