"""`tf.keras.initializers`."""

from lab_core import missing, nearest

from .._initial import (  # noqa: F401
    BY_NAME,
    Constant,
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    Initializer,
    LecunNormal,
    LecunUniform,
    Ones,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
    Zeros,
    get,
)

zeros, ones, constant = Zeros, Ones, Constant
glorot_uniform, glorot_normal, he_uniform, he_normal = (
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
)


def __getattr__(name):
    near = nearest(name, [one for one in globals() if one[0].isupper()])
    raise missing(
        "tensorflow.keras.initializers", name, near and "tensorflow.keras.initializers." + near
    )
