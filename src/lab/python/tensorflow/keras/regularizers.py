from tensorflow_more.regularizers import *  # noqa: F403
