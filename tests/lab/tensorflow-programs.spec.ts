import { readFileSync } from 'node:fs';
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

test('what keeps weights small counts in the loss', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    two = tf.keras.initializers.Constant(2.0)
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer=two, kernel_regularizer=tf.keras.regularizers.l2(0.5))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.1), "mse")
    x, y = np.ones((1, 1)), np.zeros((1, 1))
    print(model.evaluate(x, y), model.losses[0].numpy())
    model.fit(x, y, verbose=0)
    print(layer.get_weights()[0])
  `;
  // 2² + 0.5 · 2² = 6, and 2 − 0.1 (2 · 2 + 0.5 · 2 · 2) = 1.4.
  expect((await printed(source)).split('\n')).toEqual(['6.0 2.0', '[[1.4]]']);
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

test('optimizers of Keras clip as they are told', async () => {
  const source = `
    import tensorflow as tf
    SGD = tf.keras.optimizers.SGD
    for optimizer in [SGD(1.0, clipnorm=1.0), SGD(1.0, clipvalue=2.0), SGD(1.0, global_clipnorm=2.5)]:
        a, b = tf.Variable([0.0, 0.0]), tf.Variable(0.0)
        optimizer.apply_gradients([(tf.constant([3.0, 0.0]), a), (tf.constant(4.0), b)])
        print(a.numpy(), b.numpy())
  `;
  // Each by itself to the length 1; each element to 2; both together, of length 5, to 2.5.
  expect((await printed(source)).split('\n')).toEqual(['[-1.  0.] -1.0', '[-2.  0.] -2.0', '[-1.5  0. ] -2.0']);
});

test('what would change the numbers and is not there is refused', async () => {
  const said = async (lines: string) => (await run('import tensorflow as tf\n' + lines)).failure?.message;
  const L = 'tf.keras.layers';
  expect(await said(`${L}.Embedding(3, 2, mask_zero=True)`)).toBe('Embedding(mask_zero=…) is not in the Lab.');
  expect(await said(`${L}.Dense(2, kernel_constraint="max_norm")`)).toBe(
    'Dense(kernel_constraint=…) is not in the Lab.',
  );
  expect(await said('tf.keras.optimizers.SGD(0.1, decay=0.1)')).toBe('SGD(decay=…) is not in the Lab.');
  const model = `m = tf.keras.Sequential([${L}.Dense(1)])\nm.compile("sgd", "mse")\n`;
  expect(await said(`${model}m.fit(tf.ones([1, 1]), tf.ones([1, 1]), class_weight={0: 2.0})`)).toContain(
    'fit is in the Lab without class_weight, sample_weight',
  );
});

test('training stops early, and gives the best weights back', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    from tensorflow.keras.callbacks import Callback, EarlyStopping
    class Seen(Callback):
        def on_epoch_end(self, epoch, logs=None):
            print(epoch, logs)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")])
    model.compile(tf.keras.optimizers.SGD(1.5), "mse")
    stop = EarlyStopping(monitor="loss", patience=1, restore_best_weights=True, verbose=1)
    history = model.fit(np.ones((1, 1)), np.zeros((1, 1)), epochs=9, verbose=0, callbacks=[stop, Seen()])
    print(history.epoch, model.get_weights()[0], stop.stopped_epoch)
  `;
  // Each step takes 1.5 · 2w away: 1, −2, 4. The epoch's loss is that before its step; its weights are those after it.
  expect((await printed(source)).split('\n')).toEqual([
    "0 {'loss': 1.0}",
    'Restoring model weights from the end of the best epoch: 1.',
    "1 {'loss': 4.0}",
    'Epoch 2: early stopping',
    '[0, 1] [[-2.]] 1',
  ]);
});

test('convolution and recurrent layers compute what PyTorch does', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    L = tf.keras.layers
    def ramp(shape):
        return ((np.arange(int(np.prod(shape))) % 5) / 5 - 0.4).astype(np.float32).reshape(tuple(shape))
    x = tf.constant((np.arange(24).reshape(2, 4, 3) % 7 / 7 - 0.4).astype(np.float32))
    for kind in (L.SimpleRNN, L.LSTM, L.GRU):
        layer = kind(2, return_sequences=True)
        layer(x)
        layer.set_weights([ramp(w.shape) for w in layer.weights])
        with tf.GradientTape() as tape:
            y = tf.reduce_sum(tf.square(layer(x)))
        print(y.numpy(), *[tf.reduce_sum(g).numpy() for g in tape.gradient(y, layer.trainable_variables)])
    conv, images = L.Conv2D(2, (2, 3), padding="same"), tf.constant(ramp((1, 4, 4, 2)))
    conv(images)
    conv.set_weights([ramp(w.shape) for w in conv.weights])
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(tf.square(L.MaxPooling2D(2)(conv(images))))
    print(y.numpy(), *[tf.reduce_sum(g * ramp(g.shape)).numpy() for g in tape.gradient(y, conv.trainable_variables)])
  `;
  const expected = JSON.parse(
    readFileSync(new URL('fixtures/tensorflow-layers.json', import.meta.url), 'utf8'),
  ) as number[];
  const numbers = (await printed(source)).split(/\s+/).map(Number);
  expect(numbers).toHaveLength(expected.length);
  numbers.forEach((one, i) => expect(one).toBeCloseTo(expected[i]!, 5));
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

test('a step of the program’s own goes through the batches of a data set', async () => {
  const source = `
    import tensorflow as tf
    class Model(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.w = tf.Variable(0.0)
            self.seen = tf.keras.metrics.Mean(name="loss")
        @property
        def metrics(self):
            return [self.seen]
        def train_step(self, data):
            x, y = data
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(y - self.w * x))
            self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
            self.seen.update_state(loss)
            return {"loss": self.seen.result()}
    model = Model()
    model.compile(optimizer=tf.keras.optimizers.SGD(0.25))
    data = tf.data.Dataset.from_tensor_slices(([1.0, 1.0, 1.0], [2.0, 2.0, 2.0])).batch(2)
    print(model.fit(data, epochs=2, verbose=0).history)
    print([(x.shape, y.numpy()) for x, y in data.take(1)], len(data))
    print([one.numpy() for one in tf.data.Dataset.range(5).filter(lambda n: n > 0).map(lambda n: n * n).batch(3)])
  `;
  // From 0 each step halves the way to 2: losses 4, 1, then 1/4, 1/16; each epoch's mean is of its batches.
  expect((await printed(source)).split('\n')).toEqual([
    "{'loss': [2.5, 0.15625]}",
    '[(TensorShape([2]), array([2., 2.], dtype=float32))] 2',
    '[array([1, 4, 9]), array([16])]',
  ]);
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

test('labels are smoothed as both generations smooth them', async () => {
  const later = `
    import tensorflow as tf
    L = tf.keras.losses
    print(L.BinaryCrossentropy(from_logits=True, label_smoothing=0.2)([[1.0]], [[2.0]]).numpy())
    print(L.CategoricalCrossentropy(from_logits=True, label_smoothing=0.3)([[1.0, 0.0, 0.0]], [[2.0, 0.0, 0.0]]).numpy())
  `;
  const first = `
    import tensorflow as tf
    one = tf.losses.sigmoid_cross_entropy([[1.0]], tf.constant([[2.0]]), label_smoothing=0.2)
    other = tf.losses.softmax_cross_entropy([[1.0, 0.0, 0.0]], tf.constant([[2.0, 0.0, 0.0]]), label_smoothing=0.3)
    with tf.Session() as sess:
        print(*sess.run([one, other]))
  `;
  // Labels 0.9; and 0.8, 0.1, 0.1.
  const expected = [Math.log(1 + Math.exp(-2)) + 0.1 * 2, Math.log(Math.exp(2) + 2) - 0.8 * 2];
  for (const source of [later, first]) {
    const found = (await printed(source)).split(/\s+/).map(Number);
    expect(found).toHaveLength(2);
    found.forEach((one, i) => expect(one).toBeCloseTo(expected[i]!, 5));
  }
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

test('recurrent and convolutional layers build graphs of the first generation too', async () => {
  const source = `
    import numpy as np
    import tensorflow as tf
    x = tf.placeholder(tf.float32, [None, 4, 3])
    layer = tf.keras.layers.LSTM(2)
    h = layer(x)
    images = tf.placeholder(tf.float32, [None, 4, 4, 1])
    c = tf.layers.conv2d(images, 2, 3, padding="same", kernel_initializer=tf.ones_initializer())
    f = tf.layers.flatten(tf.layers.max_pooling2d(c, 2, 2))
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        again = sess.run(layer.recurrent_kernel)
        print(np.allclose(np.matmul(again, again.T), np.eye(2), atol=1e-6), sess.run(layer.bias))
        print(sess.run(h, {x: np.ones((5, 4, 3))}).shape, f.shape, sess.run(f, {images: np.ones((1, 4, 4, 1))}))
  `;
  // Each window of 2 × 2 has an inner place, whose nine neighbours are all ones.
  expect((await printed(source)).split('\n')).toEqual([
    'True [0. 0. 1. 1. 0. 0. 0. 0.]',
    '(5, 2) (?, 8) [[9. 9. 9. 9. 9. 9. 9. 9.]]',
  ]);
});
