import { expect, test } from '@playwright/test';
import { foldersOf } from '../../src/lab/libraries.ts';
import { printed, run } from './python.ts';

/** Programs as people post them when a model does not train; what they must print follows from their own arithmetic. */

test('a class of the program’s own may be a layer of Keras', async () => {
  const source = `
    import tensorflow as tf
    from tensorflow.keras import layers
    class Scale(layers.Layer):
        def __init__(self, units=2, **kwargs):
            super().__init__(**kwargs)
            self.units = units
        def build(self, input_shape):
            self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units), initializer="ones", trainable=True)
        def call(self, inputs):
            return tf.matmul(inputs, self.w)
    layer = Scale(2)
    print(layer(tf.ones((1, 3))).numpy(), layer.name, layer.weights[0].name, issubclass(Scale, tf.keras.layers.Layer))
  `;
  expect(await printed(source)).toBe('[[3. 3.]] scale scale/w:0 True');
});

test('a module of the program’s own hands its name up', async () => {
  const source = `
    import tensorflow as tf
    class TwoTower(tf.Module):
        def __init__(self, name=None):
            super().__init__(name=name)
            self.w = tf.Variable([[2.0]], name="w")
        @tf.function
        def __call__(self, x):
            return x @ self.w
    model = TwoTower()
    print(model(tf.ones([1, 1])).numpy(), [v.name for v in model.trainable_variables], model.name, TwoTower("b").name)
  `;
  expect(await printed(source)).toBe("[[2.]] ['w:0'] two_tower b");
});

test('the number of a tensor without axes is a number of NumPy, also in a list', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    losses = []
    for i in range(2):
        losses.append(tf.reduce_mean(tf.constant([0.0, 1.0])).numpy() * (i + 1))
    print(losses, [tf.Variable(1.0).numpy(), tf.constant(3).numpy()], round(losses[0], 1))
    print(int(np.prod(tf.ones((2, 3)).shape)))
  `;
  expect((await printed(source)).split('\n')).toEqual(['[0.5, 1.0] [1.0, 3] 0.5', '6']);
});

test('regularizers of the first generation are collected', async () => {
  const source = `
    import tensorflow as tf
    x = tf.placeholder(tf.float32, [None, 2])
    h = tf.layers.dense(x, 1, kernel_initializer=tf.ones_initializer(), kernel_regularizer=tf.contrib.layers.l2_regularizer(0.1))
    w = tf.get_variable("w", [1], initializer=tf.ones_initializer(), regularizer=tf.contrib.layers.l2_regularizer(1.0))
    both = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        print(sess.run(tf.losses.get_regularization_loss()), sess.run(both))
        print(sess.run(tf.gradients(tf.add_n(both), w)))
  `;
  // Half the sum of squares: 0.1 · (1 + 1) / 2 and 1 · 1 / 2.
  expect((await printed(source)).split('\n')).toEqual(['0.6 [0.1, 0.5]', '[array([1.], dtype=float32)]']);
});

test('whatever is fetched on demand is fetched with the program that names it', async () => {
  const source = `
    import tensorflow_more as more
    for path, module in more._MODULES.items():
        for name in getattr(__import__("tensorflow_more." + module, None, None, ["TABLE"]), "TABLE"):
            print(path + "." + name)
  `;
  const names = (await printed(source)).split('\n');
  expect(names.length).toBeGreaterThan(80);
  const words = [
    'Dense(kernel_regularizer="l2")',
    'keras.callbacks',
    'keras.backend',
    'm.summary()',
    'SGD(clipnorm=1)',
  ];
  const missed = [...names, ...words].filter((name) => !foldersOf(`tensorflow; ${name}`).includes('tensorflow_more'));
  expect(missed).toEqual([]);
  expect(foldersOf('import tensorflow as tf\nloss = tf.matmul(x, w)\n')).not.toContain('tensorflow_more');
});

test('einsum and its kin compute what NumPy does, and pass gradients', async () => {
  const source = `
    import tensorflow as tf
    a, b = tf.Variable([[1.0, 2.0], [3.0, 4.0]]), tf.constant([[0.0, 1.0], [2.0, -1.0]])
    with tf.GradientTape() as tape:
        y = tf.einsum("ij,kj->ik", a, b)
        z = tf.reduce_sum(tf.cumsum(a, axis=1)) + tf.reduce_prod(a[0]) + tf.linalg.trace(a) + tf.reduce_sum(y)
    print(y.numpy().tolist(), z.numpy(), tape.gradient(z, a).numpy().tolist())
    print(tf.einsum("bij,bjk->bik", a[None], b[None]).numpy().tolist(), tf.einsum("ij,ij->", a, b).numpy())
    values, indices = tf.math.top_k([1.0, 3.0, 2.0], k=2)
    print(values.numpy(), indices.numpy(), tf.boolean_mask([1, 2, 3], [True, False, True]).numpy())
    print(tf.clip_by_global_norm([tf.constant([3.0]), None, tf.constant(4.0)], 2.5)[0][2].numpy())
  `;
  // a bᵀ = [[2, 0], [4, 2]]; sums 1+3+3+7 = 14, product 2, trace 5, sum 8; the columns of b sum to 2 and 0.
  expect((await printed(source)).split('\n')).toEqual([
    '[[2.0, 0.0], [4.0, 2.0]] 29.0 [[7.0, 2.0], [4.0, 2.0]]',
    '[[[4.0, -1.0], [8.0, -1.0]]] 4.0',
    '[3. 2.] [1 2] [1 3]',
    '2.0',
  ]);
});

test('a number of Python beside whole numbers takes their type', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    ids = tf.constant(np.arange(3))
    print((ids > 0).numpy(), tf.equal(ids, 1).numpy(), ids + 1)
  `;
  expect(await printed(source)).toBe(
    '[False  True  True] [False  True False] tf.Tensor([1 2 3], shape=(3,), dtype=int64)',
  );
});

test('the identity matrix is as large as a tensor says', async () => {
  const source = `
    import tensorflow as tf
    x = tf.placeholder(tf.float32, [None, 2])
    with tf.Session() as sess:
        print(sess.run(tf.eye(tf.shape(x)[0]), {x: [[1, 2], [3, 4]]}))
  `;
  expect((await printed(source)).split('\n')).toEqual(['[[1. 0.]', ' [0. 1.]]']);
});

test('Keras by itself is that of TensorFlow', async () => {
  const source = `
    import keras
    from keras.models import Sequential
    from keras.layers import Dense
    from keras.callbacks import EarlyStopping
    model = Sequential([Dense(1, input_dim=2, kernel_initializer="ones")])
    print(model.predict([[1.0, 2.0]]), keras.optimizers.SGD().learning_rate)
  `;
  expect(await printed(source)).toBe('[[3.]] 0.01');
  expect(foldersOf('from keras.layers import LSTM\n')).toEqual(['numpy', 'keras', 'tensorflow', 'tensorflow_more']);
  expect(foldersOf('import torch  # not keras\n')).not.toContain('keras');
});

test('the gradient of a lookup says that it is dense', async () => {
  const lookup = `
    import tensorflow as tf
    table = tf.Variable([[1.0], [2.0], [3.0]])
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(tf.nn.embedding_lookup(table, [1, 1]))
    g = tape.gradient(y, table)
    print(g.numpy().ravel(), isinstance(g, tf.IndexedSlices))
    g.indices
  `;
  const { output, failure } = await run(lookup);
  expect(output).toEqual(['[0. 2. 0.] False']);
  expect(failure?.line).toBe(7);
  expect(failure?.message).toContain('Gradients of lookups are dense in the Lab');
});

test('what a program of the first generation misses is answered with what stands in for it', async () => {
  const said = async (line: string) =>
    (await run('import tensorflow as tf\nx = tf.placeholder(tf.float32)\n' + line)).failure;
  expect(await said('tf.train.Saver()')).toEqual({
    kind: 'AttributeError',
    message:
      'tensorflow.train.Saver is not in the Lab. The nearest thing here is sess.run, which gives the values of variables.',
    line: 3,
  });
  expect((await said('tf.nn.rnn_cell.BasicLSTMCell(8)'))?.message).toContain(
    'nearest thing here is tensorflow.keras.layers.LSTM.',
  );
  expect((await said('tf.nn.nce_loss()'))?.message).toContain('of negatives drawn by hand.');
});
