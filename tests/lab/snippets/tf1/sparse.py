import tensorflow as tf

sess = tf.InteractiveSession()
logits = tf.constant([[2.0, -1.0, 0.5], [0.0, 0.0, 3.0]])
losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 1], logits=logits)
print("losses", losses.eval())
print("to logits", tf.gradients(losses, logits)[0].eval())
