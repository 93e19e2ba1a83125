import { expect, test } from '@playwright/test';
import { printed } from './python.ts';

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
