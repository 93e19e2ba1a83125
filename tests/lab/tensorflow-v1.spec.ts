import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { printed, run } from './python.ts';

const FAILS = 'Attempting to use uninitialized value w';

test('nodes print as TensorFlow 1 prints them, each name numbered after its first', async () => {
  const source = `
    import tensorflow as tf
    x = tf.placeholder(tf.float32, [None, 2], name="x")
    w = tf.Variable([[1.0], [2.0]], name="w")
    y = tf.matmul(x, w)
    z = y * 2.0
    print(x, w)
    print(y, z, tf.multiply(y, y), z + 1.0, tf.add(y, y), tf.reduce_sum(y), tf.constant(1))
    print([tf.nn.sigmoid(y), tf.reduce_mean(y, axis=1, name="average")])
    print(y.shape, y.get_shape().as_list(), y.name, y.dtype, x.op.type)
  `;
  expect((await printed(source)).split('\n')).toEqual([
    'Tensor("x:0", shape=(?, 2), dtype=float32) <tf.Variable \'w:0\' shape=(2, 1) dtype=float32_ref>',
    'Tensor("MatMul:0", shape=(?, 1), dtype=float32) Tensor("mul:0", shape=(?, 1), dtype=float32) ' +
      'Tensor("Mul_1:0", shape=(?, 1), dtype=float32) Tensor("add:0", shape=(?, 1), dtype=float32) ' +
      'Tensor("Add_1:0", shape=(?, 1), dtype=float32) Tensor("Sum:0", shape=(), dtype=float32) ' +
      'Tensor("Const_1:0", shape=(), dtype=int32)',
    "[<tf.Tensor 'Sigmoid:0' shape=(?, 1) dtype=float32>, <tf.Tensor 'average:0' shape=(?,) dtype=float32>]",
    "(?, 1) [None, 1] MatMul:0 <dtype: 'float32'> Placeholder",
  ]);
});

test('imported from TensorFlow 2, an unknown size prints as None, and a variable is no reference', async () => {
  const source = `
    import tensorflow as tf
    tf.compat.v1.disable_eager_execution()
    x = tf.compat.v1.placeholder(tf.float32, [None, 2])
    print(x, tf.matmul(x, tf.ones([2, 3])), tf.Variable(1.0))
  `;
  expect(await printed(source)).toBe(
    'Tensor("Placeholder:0", shape=(None, 2), dtype=float32) Tensor("MatMul:0", shape=(None, 3), dtype=float32) ' +
      "<tf.Variable 'Variable:0' shape=() dtype=float32>",
  );
});

test('a session gives arrays and numbers of NumPy, arranged as they were asked for', async () => {
  const source = `
    import tensorflow as tf
    w = tf.Variable([0.5, 2.0])
    total = tf.reduce_sum(w)
    init = tf.global_variables_initializer()
    with tf.Session() as sess:
        print(sess.run(init))
        print(sess.run(w), sess.run(total), type(sess.run(w)).__name__)
        print(repr(sess.run(w)))
        print(sess.run([total, (w, {"w": w})]))
        print("%.3f" % sess.run(total), f"{sess.run(total):.1f}")
        print(w.eval(), total.eval() * 2, sess.run(w.assign_add([1.0, 1.0])))
  `;
  expect((await printed(source)).split('\n')).toEqual([
    'None',
    '[0.5 2. ] 2.5 ndarray',
    'array([0.5, 2. ], dtype=float32)',
    "[2.5, (array([0.5, 2. ], dtype=float32), {'w': array([0.5, 2. ], dtype=float32)})]",
    '2.500 2.5',
    '[0.5 2. ] 5.0 [1.5 3. ]',
  ]);
});

test('each session keeps variables of its own, and random nodes draw anew in each run', async () => {
  const source = `
    import tensorflow as tf
    w = tf.Variable(tf.random_normal([3], seed=4), name="w")
    noise = tf.random_uniform([2])
    one, other = tf.Session(), tf.Session()
    for sess in (one, other):
        sess.run(tf.global_variables_initializer())
    one.run(tf.assign(w, [1.0, 2.0, 3.0]))
    print(one.run(w), (one.run(w) == other.run(w)).any(), (one.run(noise) == one.run(noise)).any())
    print((one.run([noise, noise])[0] == one.run(noise)).any())
    same = one.run([noise, noise])
    print((same[0] == same[1]).all())
  `;
  expect(await printed(source)).toBe('[1. 2. 3.] False False\nFalse\nTrue');
});

test('what TensorFlow 1 refuses is refused in its words, at the line', async () => {
  const failure = async (lines: string) =>
    (await run(`import tensorflow as tf\nsess = tf.Session()\nw = tf.Variable([1.0, 2.0], name="w")\n${lines}`))
      .failure;
  const notInitialized = { kind: 'FailedPreconditionError', message: FAILS, line: 4 };
  expect(await failure('sess.run(w * 2.0)')).toEqual(notInitialized);
  expect(await failure('sess.run(tf.train.GradientDescentOptimizer(0.1).minimize(tf.reduce_sum(w)))')).toEqual(
    notInitialized,
  );
  expect(await failure('x = tf.placeholder(tf.float32, [None, 8], name="x")\nsess.run(x + 1.0)')).toMatchObject({
    message: "You must feed a value for placeholder tensor 'x' with dtype float and shape [?,8]",
    line: 5,
  });
  expect(await failure('x = tf.placeholder(tf.float32, [None, 8])\nsess.run(x, {x: [1.0]})')).toMatchObject({
    message: "Cannot feed value of shape (1,) for Tensor 'Placeholder:0', which has shape '(?, 8)'",
    line: 5,
  });
  expect(await failure('if w[0] > 1.0:\n    print(w)')).toMatchObject({ kind: 'TypeError', line: 4 });
  expect((await failure('tf.get_variable("v", [1])\ntf.get_variable("v", [1])'))?.message).toContain(
    'Variable v already exists, disallowed.',
  );
  expect((await failure('tf.train.AdamOptimizer().minimize(tf.constant(1.0))'))?.message).toContain(
    'No gradients provided for any variable, check your graph for ops that do not support gradients',
  );
  expect((await failure('tf.matmul(tf.ones([1, 2]), tf.ones([3, 4]))'))?.line).toBe(4);
  expect((await failure('tf.nn.sigmoid_cross_entropy_with_logits(w, w)'))?.message).toContain('Only call');
});

test('a name that is not there is answered with the nearest that is', async () => {
  const message = async (line: string) => (await run(`import tensorflow as tf\ntf.Session()\n${line}`)).failure;
  expect(await message('tf.reduce_summ([1.0])')).toEqual({
    kind: 'AttributeError',
    message: 'tensorflow.reduce_summ is not in the Lab. The nearest thing here is tensorflow.reduce_sum.',
    line: 3,
  });
  expect((await message('tf.train.FtrlOptimizer(1.0)'))?.message).toContain('tensorflow.train.FtrlOptimizer is not in');
  expect((await message('tf.nn.conv3d(1)'))?.message).toContain('tensorflow.nn.conv3d is not in the Lab.');
});

test('a pass knows the line of each operation, though a session computes it later', async () => {
  const source = readFileSync(new URL('snippets/tf1/pair.py', import.meta.url), 'utf8');
  const { passes } = await run(source);
  const lineOf = (start: string) => source.split('\n').findIndex((line) => line.startsWith(start)) + 1;
  const pass = passes[0]!;
  const nodes = pass.entries.map(({ op, name, line }) => ({ op, name, line }));
  expect(nodes).toContainEqual({ op: 'mul', name: undefined, line: lineOf('cos =') });
  expect(nodes).toContainEqual({ op: 'parameter', name: 'W', line: lineOf('W =') });
  expect(nodes).toContainEqual({ op: 'sigmoidCrossEntropy', name: undefined, line: lineOf('loss =') });
});

/**
 * As TensorFlow 1.15 prints them: its own name scopes (`python/ops/nn_ops.py`, `losses/losses_impl.py`,
 * `embedding_ops.py`, `linalg_ops.py`), which programs in public repositories show in their comments:
 * `Tensor("mean_squared_error/value:0", shape=(), dtype=float32)`, `Tensor("Assign:0", shape=(), dtype=float32_ref)`.
 */
const printedNodes: readonly [expression: string, text: string][] = [
  ['w.value()', 'Tensor("Variable/read:0", shape=(1, 4), dtype=float32)'],
  ['w.op.name', 'Variable'],
  ['tf.assign(w, v)', 'Tensor("Assign:0", shape=(1, 4), dtype=float32_ref)'],
  ['tf.div(w, v)', 'Tensor("div:0", shape=(1, 4), dtype=float32)'],
  ['w / v', 'Tensor("truediv:0", shape=(1, 4), dtype=float32)'],
  ['tf.norm(w)', 'Tensor("norm/Squeeze:0", shape=(), dtype=float32)'],
  ['tf.where(w > v, w, v)', 'Tensor("Select:0", shape=(1, 4), dtype=float32)'],
  ['tf.add_n([w, v])', 'Tensor("AddN:0", shape=(1, 4), dtype=float32)'],
  ['tf.nn.dropout(w, 0.5)', 'Tensor("dropout/mul_1:0", shape=(1, 4), dtype=float32)'],
  ['tf.nn.embedding_lookup(w, [0])', 'Tensor("embedding_lookup/Identity:0", shape=(1, 4), dtype=float32)'],
  ['tf.losses.mean_squared_error(w, v)', 'Tensor("mean_squared_error/value:0", shape=(), dtype=float32)'],
  [
    'tf.nn.softmax_cross_entropy_with_logits(labels=w, logits=v)',
    'Tensor("softmax_cross_entropy_with_logits_sg/Reshape_2:0", shape=(1,), dtype=float32)',
  ],
  [
    'tf.nn.sigmoid_cross_entropy_with_logits(labels=w, logits=v, name="xent")',
    'Tensor("xent:0", shape=(1, 4), dtype=float32)',
  ],
];

test('a node of a graph is called as the operation that ends its scope', async () => {
  const given =
    'import tensorflow as tf\nw = tf.Variable(tf.zeros([1, 4]))\nv = tf.Variable(tf.ones([1, 4]))\ntf.Session()';
  const source = [given, ...printedNodes.map(([expression]) => `print(${expression})`)].join('\n');
  expect((await printed(source)).split('\n')).toEqual(printedNodes.map(([, text]) => text));
});

test('a rate may be fed to dropout, and decay with the step', async () => {
  const source = `
    import tensorflow as tf
    keep = tf.placeholder(tf.float32)
    w = tf.Variable([1.0, 2.0])
    kept = tf.nn.dropout(w, keep)
    step = tf.Variable(0, trainable=False)
    rate = tf.train.exponential_decay(0.5, step, 1, 0.5, staircase=True)
    train = tf.train.GradientDescentOptimizer(rate).minimize(tf.reduce_sum(kept), global_step=step)
    config = tf.ConfigProto()
    config.gpu_options.allow_growth = True
    with tf.Session(config=config) as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(2):
            sess.run(train, {keep: 1.0})
        print(sess.run([kept, rate, step], {keep: 1.0}))
  `;
  // Rates 0.5 and 0.25 are taken off.
  expect(await printed(source)).toBe('[array([0.25, 1.25], dtype=float32), 0.125, 2]');
});
