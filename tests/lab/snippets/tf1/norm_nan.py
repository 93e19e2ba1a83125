import tensorflow as tf

a = tf.Variable(tf.zeros([1, 3]))
b = tf.Variable(tf.zeros([1, 3]))
distance = tf.norm(a - b)
root = tf.sqrt(tf.reduce_sum(tf.square(a - b)))
normal = tf.nn.l2_normalize(a, 1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print("distance", sess.run([distance, root]))
    print("to a", sess.run(tf.gradients(distance, a)[0]))
    print("to b", sess.run(tf.gradients(root, b)[0]))
    print("normal", sess.run(normal), sess.run(tf.gradients(normal, a)[0]))
