"""`tf.layers` of the first generation, and what `tf.contrib.layers` has of it."""

from . import _variable_scope
from ._initial import xavier_initializer
from ._namespace import Namespace
from ._variable_scope import variable_scope

_counts = {}


def dense(
    inputs,
    units,
    activation=None,
    use_bias=True,
    kernel_initializer=None,
    bias_initializer=None,
    name=None,
    reuse=None,
    trainable=True,
    kernel_regularizer=None,
    bias_regularizer=None,
    **unused
):
    """`activation(inputs @ kernel + bias)`; its variables are found again by name."""
    from . import _initial, _nn, _reduce

    if name is None:
        count = _counts.get("dense", 0)
        _counts["dense"] = count + 1
        name = "dense_%d" % count if count else "dense"
    with variable_scope(name, reuse=reuse):
        shape = (inputs.shape.as_list()[-1], units)
        kernel = _variable_scope.get_variable(
            "kernel",
            shape,
            initializer=kernel_initializer and _initial.get(kernel_initializer),
            trainable=trainable,
            regularizer=kernel_regularizer,
        )
        result = _reduce.matmul(inputs, kernel)
        if use_bias:
            initial = _initial.get(bias_initializer or "zeros")
            bias = _variable_scope.get_variable(
                "bias",
                (units,),
                initializer=initial,
                trainable=trainable,
                regularizer=bias_regularizer,
            )
            result = _nn.bias_add(result, bias)
        return result if activation is None else activation(result)


def flatten(inputs, name=None):
    """All axes but the first in one."""
    from ._arrange import reshape

    size = 1
    for n in inputs.shape.as_list()[1:]:
        size *= n
    return reshape(inputs, [-1, size], name=name or "flatten/Reshape")


def dropout(inputs, rate=0.5, training=False, seed=None, name=None, **unused):
    """Drops while training only."""
    from ._nn import dropout_v2

    return dropout_v2(inputs, rate, seed=seed, name=name) if training else inputs


def fully_connected(inputs, num_outputs, activation_fn="relu", weights_initializer=None, **more):
    """Of `tf.contrib.layers`: a dense layer, with relu unless another is asked for."""
    from ._math import relu

    activation = relu if activation_fn == "relu" else activation_fn
    return dense(
        inputs,
        num_outputs,
        activation,
        kernel_initializer=weights_initializer,
        name=more.get("scope"),
        bias_initializer=more.get("biases_initializer"),
        reuse=more.get("reuse"),
        kernel_regularizer=more.get("weights_regularizer"),
    )


LAYERS = Namespace("tensorflow.layers", {"dense": dense, "flatten": flatten, "dropout": dropout})
CONTRIB = Namespace(
    "tensorflow.contrib",
    {
        "layers": Namespace(
            "tensorflow.contrib.layers",
            {
                "xavier_initializer": xavier_initializer,
                "fully_connected": fully_connected,
                "flatten": flatten,
            },
        )
    },
)
