"""`tf.compat`: either generation by its name."""

from . import v1, v2
