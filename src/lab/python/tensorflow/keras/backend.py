from tensorflow_more.backend import *  # noqa: F403
