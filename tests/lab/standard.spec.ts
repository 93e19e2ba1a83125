/** Python's own library in the Lab, held to Python itself. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { advice, findTorch } from '../torch.ts';
import { printed, run } from './python.ts';

/** Each prints what it finds; what a later line prints does not depend on the order of a dictionary. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'dataclasses have their fields in order, with defaults, factories and bases': `
from __future__ import annotations
from dataclasses import asdict, astuple, dataclass, field, replace
from typing import ClassVar, List, Optional

@dataclass
class Base:
    """What all share.

    name: is said here, and is no field.
    """
    lr: float = 0.1
    kind: ClassVar[str] = "sgd"

@dataclass
class Config(Base):
    steps: int = 3  # how many
    sizes: List[int] = field(default_factory=list)
    name: Optional[str] = None

    def total(self) -> float:
        found: float = self.lr * self.steps
        return found

    def __post_init__(self):
        self.doubled = 2 * self.lr

a, b = Config(), Config(0.5, steps=4)
a.sizes.append(1)
print(a, b, a.total(), b.doubled, b.sizes, a == Config(sizes=[1]), a == b)
print(replace(b, name="x"), astuple(b), list(asdict(b).items()))

@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0

print(Point(1) < Point(1, 2), Point(3))
try:
    Point(1).x = 2
except AttributeError as error:
    print("refused:", error)
try:
    Point()
except TypeError:
    print("x is missing")
`,
  'counters, default dictionaries, queues and named tuples keep what came first first': `
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
words = "the quick brown fox jumps over the lazy dog the end".split()
count = Counter(words)
print(count.most_common(3), count["the"], count["nothing"], sum(count.values()), count.total())
count.update(["fox"])
print(count, Counter("abca") + Counter("ab"), Counter("abca") - Counter("ab"), sorted(Counter("ab").elements()))
groups = defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(list(groups.items()), groups[9], len(groups), 3 in groups)
print(defaultdict(int, {"a": 1})["b"])
memory = deque(maxlen=3)
for i in range(5):
    memory.append(i)
memory.appendleft(9)
print(memory, len(memory), list(memory), memory[0], memory.pop(), memory.popleft(), deque([1, 2]))
Step = namedtuple("Step", "state action reward")
step = Step(1, reward=2.5, action=0)
print(step, step.reward, step[0], list(step))
print(namedtuple("P", ["x", "y"], defaults=[7])(1).y, OrderedDict([("b", 1), ("a", 2)]).popitem())
`,
  'iterators give what they give in Python': `
import itertools as it
from itertools import accumulate, chain, combinations, permutations, product, zip_longest
print(list(product([1, 2], "ab")), list(product(range(2), repeat=3)))
print(list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(combinations(range(4), 2)), list(combinations("ab", 3)))
print(list(it.combinations_with_replacement("abc", 2)))
print(list(chain([1], (2, 3), "x")), list(chain.from_iterable([[1, 2], [3]])))
print(list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)))
print(list(it.islice(it.count(5, 5), 3)), list(it.islice(range(10), 2, 8, 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat(7, 2)))
print([(key, list(group)) for key, group in it.groupby("aabbbc")], list(it.pairwise([1, 2, 3])) if hasattr(it, "pairwise") else [(1, 2), (2, 3)])
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])), list(it.filterfalse(None, [0, 1, ""])))
a, b = it.tee(iter([1, 2]))
print(list(a), list(b))
rest = it.islice(it.count(), 2, None)
print(next(rest), next(rest))
`,
  'functions of functions': `
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, reduce, total_ordering, wraps
calls = []

@lru_cache(maxsize=None)
def fibonacci(n):
    calls.append(n)
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

print(fibonacci(30), len(calls), cache(abs)(-3))

def logged(function):
    @wraps(function)
    def wrapper(*values, **named):
        print("called with", values)
        return function(*values, **named)
    return wrapper

@logged
def power(base, exponent=2):
    return base ** exponent

print(power(3), partial(power, exponent=3)(2), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 10))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))

class Slow:
    @cached_property
    def value(self):
        print("computed")
        return 42

slow = Slow()
print(slow.value, slow.value)
`,
  'contexts, means and texts': `
import contextlib, statistics, textwrap, warnings, os, time
from contextlib import contextmanager

@contextmanager
def timed(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)

with timed("a") as label:
    print(label)
with contextlib.suppress(ValueError):
    raise ValueError("nobody hears of it")
try:
    with timed("b"):
        raise IndexError("heard")
except IndexError as error:
    print("caught", error)
with contextlib.nullcontext(3) as three:
    print(three)
print(statistics.mean([1, 2, 3]), statistics.median([3, 1, 4, 2]), round(statistics.stdev([1.0, 2.0, 4.0]), 12), statistics.mean([1, 2]))
print(textwrap.dedent("    a\\n      b\\n"), end="")
warnings.filterwarnings("ignore")
warnings.warn("nobody hears of it")
warnings.filterwarnings("ignore", category=FutureWarning)
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.warn("nor of this", DeprecationWarning)
print(issubclass(UserWarning, Exception))
print(os.path.join("runs", "a.txt"), os.path.splitext("a/b.txt"), os.path.basename("a/b"), os.environ.get("NOT_SET_HERE", "-"))
print(0 <= time.perf_counter() - time.perf_counter() + 1 < 2, flush=True)
print("a", "b", sep="", end="!\\n")
print("c", sep=None, end=None)
`,
  'arguments have their defaults': `
import argparse
parser = argparse.ArgumentParser(description="Train")
parser.add_argument("--lr", type=float, default=0.1, help="learning rate")
parser.add_argument("-n", "--n-steps", type=int, default=3)
parser.add_argument("--cuda", action="store_true")
parser.add_argument("--no-bias", dest="bias", action="store_false")
parser.add_argument("--name")
arguments = parser.parse_args([])
print(arguments, arguments.n_steps, arguments.cuda, arguments.bias, arguments.name)
`,
  'copies of a model are independent, and what is shared stays shared': `
import copy
import torch
from torch import nn
torch.manual_seed(0)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
        self.head = nn.Linear(3, 1)
        self.register_buffer("scale", torch.tensor(2.0))
        self.sizes = [1, 2]

    def forward(self, x):
        return self.head(self.body(x)) * self.scale

net = Net()
target = copy.deepcopy(net)
x = torch.ones(1, 2)
print(torch.equal(net(x), target(x)), target.head.weight is net.head.weight, [name for name, _ in target.named_parameters()])
with torch.no_grad():
    for p in target.parameters():
        p.zero_()
target.sizes.append(3)
net(x).sum().backward()
print(target(x), net.head.weight.abs().sum() > 0, target.head.weight.grad, net.head.bias.grad, net.sizes)
opt = torch.optim.SGD(target.parameters(), lr=1.0)
target(x).sum().backward()
opt.step()
print(target.head.bias, net.head.bias is target.head.bias)
shared = [1]
a = copy.deepcopy([shared, shared, {"k": (shared, 2.5)}])
a[0].append(2)
print(a, shared, copy.copy(shared) is shared, copy.copy([1, shared])[1] is shared)
try:
    copy.deepcopy(net(x))
except RuntimeError as error:
    print("RuntimeError", str(error).split(".")[0])  # Since 2.1 PyTorch adds a sentence on modules.
`,
};

const python = findTorch();

for (const [name, program] of Object.entries(PROGRAMS))
  test(`in Python’s library ${name}`, async () => {
    test.skip(!python, advice);
    const real = spawnSync(python!, ['-c', program], { encoding: 'utf8' });
    expect(real.status, real.stderr).toBe(0);
    expect((await printed(program)).trimEnd()).toBe(real.stdout.trimEnd());
  });

test('a progress bar only iterates, and a plot says once that it is not drawn', async () => {
  const output = await printed(`
    import matplotlib.pyplot as plt
    from tqdm import tqdm, trange
    bar = tqdm([1, 2], desc="epoch")
    for value in bar:
        bar.set_description("step %d" % value)
        bar.set_postfix(loss=0.5)
        tqdm.write("at %d" % value)
    print(sum(trange(4)), len(bar))
    fig, axes = plt.subplots(1, 2, figsize=(8, 3))
    axes[0].plot([1, 2], label="loss")
    plt.legend(); plt.show()
  `);
  expect(output).toBe('at 1\nat 2\n6 2\nmatplotlib draws nothing in the Lab. The figure below charts the loss.');
});

const MISSING: readonly (readonly [program: string, told: string])[] = [
  [
    'import sklearn.datasets',
    'sklearn is not in the Lab. Write the data into the program, or draw it with numpy.random.',
  ],
  ['from enum import Enum', 'enum is not in the Lab. Write its values as attributes of a class.'],
  ['from itertools import batched', 'batched is not in the Lab’s form of this module.'],
  ['import math\nmath.cbrt(8)', 'math.cbrt is not in the Lab.'],
  [
    'import argparse\nargparse.ArgumentParser().add_argument("path")',
    'Nothing is passed to a program in the Lab: give path a default.',
  ],
];

for (const [program, told] of MISSING)
  test(`"${program.split('\n').at(-1)}" says what is not there, and its line`, async () => {
    const { failure } = await run(program);
    expect(failure).toMatchObject({ message: told.replace('’', "'"), line: program.split('\n').length });
  });
