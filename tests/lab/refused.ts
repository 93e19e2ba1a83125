/** A program for each refusal of the Lab's own, by its code. What is refused stands in its last line. */
import type { RefusalWords } from '../../src/lab/refusal.ts';

/** A program; how its failure is called, where that is no exception of Python's; its line, where it is not the last. */
type Refused = string | { readonly program: string; readonly kind?: string; readonly line?: undefined };

const core = (line: string) => `import lab_core, torch\nx = torch.ones(2, 3)._handle\n${line}`;
const np = (line: string) => `import numpy as np\n${line}`;
const torch = (line: string) => `import torch\n${line}`;
const tf = (line: string) => `import tensorflow as tf\n${line}`;
const tf1 = (line: string) => `import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n${line}`;
const dataclass = (line: string) =>
  `from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: float\n    y: float\n${line}`;

export const refused: Readonly<Record<keyof RefusalWords, Refused>> = {
  sizesApart: tf('tf.ones(2) + tf.ones(3)'),
  noAxis: tf1('tf.reduce_sum(tf.ones([2]), axis=1)'),
  noNewShape: core('lab_core.op("reshape", x)'),
  reshape: tf('tf.reshape(tf.ones(4), [3])'),
  noMatrices: core('lab_core.op("matMul", torch.ones(2)._handle, x)'),
  innerSizes: tf1('tf.matmul(tf.ones([2, 3]), tf.ones([2, 3]))'),
  noOperand: core('lab_core.op("concat")'),
  concatenation: tf('tf.concat([tf.ones([2, 1]), tf.ones([3, 2])], 0)'),
  lookup: torch('torch.nn.functional.embedding(torch.tensor([0]), torch.ones(2))'),
  labels: tf1('tf.nn.softmax_cross_entropy_with_logits(labels=tf.ones([2, 2]), logits=tf.ones([2, 3]))'),
  permutation: torch('torch.ones(2, 2).permute(0, 0)'),
  picked: core('lab_core.op("pick", x, **{"from": [0, 1], "shape": [3]})'),
  noElement: core('lab_core.op("pick", x, **{"from": [6], "shape": [1]})'),
  leafShape: core('lab_core.op("constant")'),

  missing: torch('torch.sigmoidd'),
  missingLoop: tf('tf.while_loop'),
  missingMain: tf1('tf.app'),
  missingSaver: tf1('tf.train.Saver()'),
  missingNegatives: tf('tf.nn.nce_loss'),
  missingCallback: tf('tf.keras.callbacks.TensorBoard()'),
  missingJacobian: tf('with tf.GradientTape() as tape:\n    pass\ntape.jacobian(1, 2)'),
  missingPackage: 'import pandas',
  missingImport: 'from itertools import batched',
  argument: tf('tf.keras.layers.Dense(1, kernel_constraint="unit")'),

  noMessage: 'assert False',
  memory: 'a = "a" * 10**9',
  nesting: { program: `x = ${'1 if 1 else '.repeat(5000)}1`, line: undefined },
  recursion: '(lambda f: f(f))(lambda f: f(f))',
  wholeNumber: 'x = 1 << (1 << 40)',
  file: 'open("data.csv")',
  lines: { program: 'for i in range(10002):\n    print(i)', kind: 'Stopped' },
  seconds: { program: 'while True:\n    pass', kind: 'Stopped' },
  brackets: `x = ${'('.repeat(201)}1${')'.repeat(201)}`,
  character: 'x = “a”',
  input: 'x = input()',
  browser: 'import js\njs.close()',

  leaf: 'import _lab, lab_core\nlab_core.leaf("constant", [1.0, 2.0], (3,))',
  otherRun: 'import lab_core\nlab_core.op("neg", 99)',
  onlyVariables: 'import lab_core, torch\nlab_core.assign((torch.ones(1, requires_grad=True) * 2)._handle, [1.0])',
  shape: torch('torch.zeros(-1)'),
  room: torch('torch.zeros(10**9)'),
  setting: 'import lab_core, torch\nlab_core.op("power", torch.ones(1)._handle, exponent=float("inf"))',
  secondDerivatives: tf(`x = tf.Variable(1.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x * x * x
    slope = inner.gradient(y, x)
outer.gradient(slope, x)`),
  manySteps: core(`w = torch.ones(1, requires_grad=True)._handle
y = w
for i in range(20000):
    y = lab_core.op("neg", y)
lab_core.gradients(y, [w])`),
  raggedRows: tf('tf.constant([[1.0], [1.0, 2.0]])'),
  notNumbers: torch('torch.tensor("one")'),
  noBroadcast: torch('torch.ones(2, 3, 4) @ torch.ones(3, 4, 5)'),

  arrayAttribute: np('np.ones(2).summ()'),
  arrayOfOthers: np('np.array("one")'),
  arrayRoom: np('np.zeros(10**9)'),
  arraysRoom: np('a = [np.zeros(3 * 10**7) for i in range(5)]'),
  arrayType: np('np.ones(2, dtype="complex")'),
  truthAsIndex: np('np.ones(2)[True]'),
  dotOfMany: np('np.dot(np.ones((2, 2, 2)), np.ones((2, 2, 2)))'),
  matrixNorm: np('np.linalg.norm(np.ones((2, 2)), 2)'),
  printOptions: np('np.set_printoptions(sign="+")'),
  seed: np('np.random.seed("one")'),
  widestDraw: np('np.random.randint(0, 2**40)'),
  shuffle: np('np.random.shuffle(np.array(1.0))'),
  choiceByProbabilities: np('np.random.choice(2, 2, replace=False, p=[0.5, 0.5])'),
  generatorChoice: np('np.random.default_rng(1).choice(3, 2, replace=False)'),
  generatorType: np('np.random.default_rng(1).random(3, dtype=np.float32)'),

  size: torch('torch.zeros(2.5)'),
  overflow: torch('torch.tensor(2**63)'),
  tensorExponent: torch('0 ** torch.ones(2)'),
  endlessExponent: torch('torch.ones(2) ** float("inf")'),
  createGraph: torch('torch.ones(1, requires_grad=True).sum().backward(create_graph=True)'),
  projection: torch('torch.nn.LSTM(2, 3, proj_size=1)'),
  torchWhereCondition: torch('torch.where(torch.ones(2) > 0)'),
  torchEinsumWords: torch('torch.einsum("...i->i", torch.ones(2, 2))'),
  torchEinsumLetters: torch('torch.einsum("ii->i", torch.ones(2, 2))'),

  activation: tf('tf.keras.layers.Dense(1, activation="reluu")'),
  initializer: tf('tf.keras.layers.Dense(1, kernel_initializer="nought")(tf.ones([1, 1]))'),
  optimizer: tf('tf.keras.Sequential([tf.keras.layers.Dense(1)]).compile(optimizer="lbfgs", loss="mse")'),
  loss: tf('tf.keras.Sequential([tf.keras.layers.Dense(1)]).compile(optimizer="sgd", loss="rank")'),
  metric: tf('tf.keras.Sequential([tf.keras.layers.Dense(1)]).compile(optimizer="sgd", loss="mse", metrics=["rank"])'),
  tensorByName: tf1('tf.get_default_graph().get_tensor_by_name("a:0")'),
  fetchByName: tf1('tf.Session().run("a:0")'),
  numpyBeforeRun: tf1('tf.constant(1.0).numpy()'),
  valueBeforeRun: tf('from tensorflow._tensor import Tensor\nTensor(None, tf.float32, ())._values()'),
  valueOutsideSession: tf1('lab = tf.Variable(1.0)._read()'),
  inputValue: tf('tf.keras.Input((2,))._compute()'),
  lookupGradients: tf('tf.ones(2).indices'),
  whereCondition: tf('tf.where([True, False])'),
  normOrder: tf('tf.norm(tf.ones(2), ord=3)'),
  largeSeed: tf('tf.random.set_seed(2**60)\ntf.random.normal([2])'),
  tensordot: tf('tf.tensordot(tf.ones([2, 2]), tf.ones([2, 2]), axes=2)'),
  gatherNd: tf('tf.gather_nd(tf.ones([2, 2]), [[0]], batch_dims=1)'),
  booleanMask: tf('tf.boolean_mask(tf.ones([2, 2]), [True, False], axis=1)'),
  pad: tf('tf.pad(tf.ones([2]), [[1, 1]], mode="REFLECT")'),
  meshgrid: tf('tf.meshgrid(tf.ones(2), tf.ones(2), tf.ones(2))'),
  sorting: tf('tf.sort(tf.ones([2, 2]), axis=0)'),
  einsumEllipsis: tf('tf.einsum("...i->i", tf.ones([2, 2]))'),
  einsumInputs: tf('tf.einsum("i,j->ij", tf.ones(2))'),
  einsumAxes: tf('tf.einsum("ij->i", tf.ones(2))'),
  einsumAxis: tf('tf.einsum("i,i->i", tf.ones(2), tf.ones(3))'),
  filterDepth: tf('tf.nn.conv2d(tf.ones([1, 4, 4, 2]), tf.ones([2, 2, 3, 1]), 1, "VALID")'),
  pooling: tf('tf.nn.avg_pool(tf.ones([1, 3, 3, 1]), 2, 2, "SAME")'),
  dotLayer: tf('tf.keras.layers.Dot(1)([tf.ones([1, 2]), tf.ones([1, 2, 2])])'),
  gru: tf('tf.keras.layers.GRU(2, reset_after=False)'),
  polynomialDecay: tf('tf.keras.optimizers.schedules.PolynomialDecay(0.1, 10, cycle=True)'),
  earlyStopping: tf('tf.keras.callbacks.EarlyStopping(baseline=0.1)'),
  reduceOnPlateau: tf('tf.keras.callbacks.ReduceLROnPlateau(cooldown=2)'),
  fit: tf(`model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(tf.ones([2, 1]), tf.ones([2, 1]), class_weight={0: 1.0})`),
  endlessRepeat: tf('tf.data.Dataset.from_tensor_slices([1.0]).repeat()'),
  controlDependencies: tf('tf.control_dependencies([tf.ones(1)])'),
  conditionFails: tf('from tensorflow_more import _top\n_top._say(False, None)'),
  tensorsDiffer: tf('tf.debugging.assert_equal([1.0, 2.0], [1.0, 3.0])'),

  commandLine: 'import argparse\nargparse.ArgumentParser().add_argument("path")',
  copy: 'import copy\ncopy.deepcopy(iter([1]))',
  dataclassFields: 'from dataclasses import dataclass\nPoint = dataclass(type("Point", (), {}))',
  dataclassValues: dataclass('Point(1, 2, 3)'),
  dataclassField: dataclass('Point(1, z=3)'),
  dataclassValue: dataclass('Point(1)'),
  matplotlib: 'import matplotlib.pyplot as plt\nplt.plot([1, 2])',
  warning: 'import warnings\nwarnings.warn("careful")',
};
