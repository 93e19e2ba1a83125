import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { printed, run } from './python.ts';

const tf = (lines: string) => `import tensorflow as tf\n${lines}`;

test('eager tensors and variables print as TensorFlow 2 prints them', async () => {
  const source = `
    import tensorflow as tf
    x = tf.constant([[1.0, 2.0]])
    v = tf.Variable([1.0, 2.0])
    print(x, tf.constant(2.5), tf.constant(3), tf.constant([True, False]))
    print([x, v, tf.constant(0.1)])
    print(v)
    print(tf.ones([2, 2]))
    print([tf.ones([2, 2])])
    print(tf.Variable(1.0, name="w"), v.name, v.shape, x.shape, x.dtype, [x.shape])
    print(f"{tf.reduce_sum(x):.2f}", "%.1f" % tf.reduce_sum(x), float(v[0]))
    tf.print(x, "and", v, tf.math.log(2.0), tf.range(10), tf.eye(2))
  `;
  expect((await printed(source)).split('\n')).toEqual([
    'tf.Tensor([[1. 2.]], shape=(1, 2), dtype=float32) tf.Tensor(2.5, shape=(), dtype=float32) ' +
      'tf.Tensor(3, shape=(), dtype=int32) tf.Tensor([ True False], shape=(2,), dtype=bool)',
    '[<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[1., 2.]], dtype=float32)>, ' +
      "<tf.Variable 'Variable:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>, " +
      '<tf.Tensor: shape=(), dtype=float32, numpy=0.1>]',
    "<tf.Variable 'Variable:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>",
    'tf.Tensor(',
    '[[1. 1.]',
    ' [1. 1.]], shape=(2, 2), dtype=float32)',
    '[<tf.Tensor: shape=(2, 2), dtype=float32, numpy=',
    'array([[1., 1.],',
    '       [1., 1.]], dtype=float32)>]',
    "<tf.Variable 'w:0' shape=() dtype=float32, numpy=1.0> Variable:0 (2,) (1, 2) <dtype: 'float32'> " +
      '[TensorShape([1, 2])]',
    '3.00 3.0 1.0',
    '[[1 2]] and [1 2] 0.693147182 [0 1 2 ... 7 8 9] [[1 0]',
    ' [0 1]]',
  ]);
});

test('beside arrays and numbers of NumPy a tensor stays a tensor, and passes its gradient on', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    v = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = 3.0 * v * np.float32(2) + np.array([1.0, 2.0], dtype=np.float32) * v + 1 * v
    print(y.numpy(), tape.gradient(y, v).numpy())
    print(v.numpy() + np.ones(2), np.mean(y), tf.constant(np.arange(3)).dtype, np.array(y).shape)
  `;
  expect(await printed(source)).toBe("[16. 18.] 17.0\n[3. 3.] 17.0 <dtype: 'int64'> (2,)");
});

test('what TensorFlow 2 refuses is refused in its words, at the line', async () => {
  const failure = async (lines: string) => (await run(tf(lines))).failure;
  const used = 'A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)';
  const twice = 'v = tf.Variable(1.0)\nwith tf.GradientTape() as t:\n    y = v * v\nt.gradient(y, v)\nt.gradient(y, v)';
  expect(await failure(twice)).toEqual({ kind: 'RuntimeError', message: used, line: 6 });
  expect(await failure('tf.constant([1, 2]) * tf.constant([1.0, 2.0])')).toEqual({
    kind: 'InvalidArgumentError',
    message:
      'cannot compute Mul as input #1(zero-based) was expected to be a int32 tensor but is a float tensor [Op:Mul]',
    line: 2,
  });
  expect((await failure('tf.Variable([1.0]).assign([1.0, 2.0])'))?.message).toContain('Shape mismatch');
  expect(
    (await failure('o = tf.keras.optimizers.SGD()\nv = tf.Variable(1.0)\no.apply_gradients([(None, v)])'))?.message,
  ).toBe("No gradients provided for any variable: ['Variable:0'].");
  const second =
    'v = tf.Variable(1.0)\nwith tf.GradientTape() as a:\n    with tf.GradientTape() as b:\n        y = v * v * v\n    g = b.gradient(y, v)\na.gradient(g, v)';
  expect((await failure(second))?.message).toContain('Second derivatives are not in the Lab');
});

test('a name that is not there is answered with the nearest that is', async () => {
  const said = async (lines: string) => (await run(tf(lines))).failure?.message;
  const names = 'The nearest thing here is tensorflow.';
  expect(await said('tf.random_normal([2])')).toBe(
    `tensorflow.random_normal is not in the Lab. ${names}compat.v1.random_normal.`,
  );
  expect(await said('tf.math.reduce_summ(1)')).toContain(`${names}math.reduce_sum.`);
  expect(await said('tf.keras.layers.LayerNorm()')).toContain(`${names}keras.layers.LayerNormalization.`);
  expect(await said('from tensorflow.keras.layers import Conv3D')).toContain(
    'tensorflow.keras.layers.Conv3D is not in',
  );
  expect(await said('tf.keras.optimizers.Adamax()')).toContain(`${names}keras.optimizers.Adam.`);
  expect(await said('tf.data.Dataset.from_generator(print)')).toContain('Dataset.from_generator is not in the Lab.');
});

test('Keras trains, predicts and sums up, by whichever path its names are imported', async () => {
  const source = `
    import tensorflow.keras.layers as L
    from tensorflow import keras
    from tensorflow.keras.models import Sequential
    from tensorflow.keras.optimizers import SGD
    import numpy as np

    model = Sequential([L.Dense(2, input_shape=(3,), kernel_initializer="ones"), L.Dense(1, kernel_initializer="ones")])
    model.summary()
    model.compile(optimizer=SGD(0.01), loss="mse", metrics=["mae"])
    x, y = np.ones((4, 3)), np.zeros((4, 1))
    print(model.predict(x[:1], verbose=0), model.evaluate(x, y, verbose=0))
    model.fit(x, y, epochs=2)
    print([v.name for v in model.trainable_variables])
  `;
  const lines = (await printed(source)).split('\n').map((line) => line.trimEnd());
  const rule = (letter: string) => letter.repeat(65);
  expect(lines).toEqual([
    'Model: "sequential"',
    rule('_'),
    ' Layer (type)                Output Shape              Param #',
    rule('='),
    ' dense (Dense)               (None, 2)                 8',
    '',
    ' dense_1 (Dense)             (None, 1)                 3',
    '',
    rule('='),
    'Total params: 11 (44.00 Byte)',
    'Trainable params: 11 (44.00 Byte)',
    'Non-trainable params: 0 (0.00 Byte)',
    rule('_'),
    '[[6.]] [36.0, 6.0]',
    'Epoch 1/2',
    '1/1 - loss: 36.0000 - mae: 6.0000',
    'Epoch 2/2',
    // After one step the kernels are 0.88 and 0.64, the biases −0.12: 2 (3 · 0.88 − 0.12) 0.64 − 0.12 = 3.1056.
    '1/1 - loss: 9.6448 - mae: 3.1056',
    "['dense/kernel:0', 'dense/bias:0', 'dense_1/kernel:0', 'dense_1/bias:0']",
  ]);
});

test('a model’s parameters carry their layer’s name, and their line', async () => {
  const source = readFileSync(new URL('snippets/tf2/two_towers.py', import.meta.url), 'utf8');
  const { passes } = await run(source);
  const parameters = passes[0]!.entries.filter(({ op }) => op === 'parameter');
  const line = (text: string) => source.split('\n').findIndex((one) => one.includes(text)) + 1;
  expect(parameters.map(({ name, scope, line }) => [name, scope, line])).toEqual([
    ['user_table.embeddings', ['embedding'], line('user_table =')],
    ['user_tower.kernel', ['user_tower'], line('user_tower')],
    ['item_table.embeddings', ['embedding_1'], line('item_table =')],
    ['item_tower.kernel', ['item_tower'], line('item_tower')],
  ]);
});

test('seeded random tensors are the same in every run', async () => {
  const source = tf(
    'tf.random.set_seed(5)\nprint(tf.random.normal([2]).numpy(), tf.keras.initializers.GlorotUniform()((2, 2)))',
  );
  expect(await printed(source)).toBe(await printed(source));
  expect(await printed(source)).not.toBe(await printed(source.replace('(5)', '(6)')));
});

test('a batch is normalized by itself in training, and by what was seen after it', async () => {
  const source = `
    import tensorflow as tf
    norm = tf.keras.layers.BatchNormalization()
    x = tf.constant([[0.0, 2.0], [4.0, 6.0]])
    print(norm(x, training=True).numpy().round(4))
    print(norm.moving_mean.numpy(), norm.moving_variance.numpy(), len(norm.trainable_variables))
    print(norm(x).numpy()[0].round(4))
  `;
  // Means 2 and 4, variances 4: 2 / √4.001; then 0.01 of them, and (0 − 0.02) / √1.031, (2 − 0.04) / √1.031.
  expect(await printed(source)).toBe(
    '[[-0.9999 -0.9999]\n [ 0.9999  0.9999]]\n[0.02 0.04] [1.03 1.03] 2\n[-0.0197  1.9303]',
  );
});

test('fit keeps the last examples apart, and reports how they fare', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    x, y = np.ones((4, 1)), np.array([[1.0], [2.0], [3.0], [5.0]])
    print(model.fit(x, y, validation_split=0.5, verbose=0).history)
    print(model.fit(x, y, validation_data=(x, y), epochs=1).history.keys())
  `;
  expect((await printed(source)).split('\n')).toEqual([
    "{'loss': [2.5], 'val_loss': [17.0]}",
    'Epoch 1/1',
    '1/1 - loss: 9.7500 - val_loss: 9.7500',
    "dict_keys(['loss', 'val_loss'])",
  ]);
});

test('in a formatted text a tensor is its values, one value a number of Python', async () => {
  const source = `
    import tensorflow as tf
    loss = tf.constant(0.1)
    mean = tf.keras.metrics.Mean()
    mean(1.0)
    mean.update_state([2.0, 6.0])
    right = tf.keras.metrics.SparseCategoricalAccuracy()
    right([0, 1], [[0.9, 0.1], [0.8, 0.2]])
    print(f"Loss: {loss}, {loss.numpy()}, {tf.constant(3)}, {tf.constant([1.0, 2.0])}", "%s" % loss, "{}".format(loss))
    print(f"{mean.result()}, {right.result() * 100}")
    print(tf.nn.softmax(tf.constant([[1.0, 5.0], [1.0, 5.0]]), axis=0).numpy())
  `;
  // As "Epoch 1, Loss: 0.13306383788585663" in TensorFlow's own quickstart for experts: float32 to all digits of a double.
  const tenth = '0.10000000149011612';
  expect((await printed(source)).split('\n')).toEqual([
    `Loss: ${tenth}, ${tenth}, 3, [1. 2.] tf.Tensor(0.1, shape=(), dtype=float32) ${tenth}`,
    '3.0, 50.0',
    '[[0.5 0.5]',
    ' [0.5 0.5]]',
  ]);
});
