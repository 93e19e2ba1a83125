from tensorflow_more.callbacks import *  # noqa: F403
