import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { printed, run } from './python.ts';

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
