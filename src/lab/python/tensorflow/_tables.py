"""Which names TensorFlow has where, for both generations."""

from . import (
    _arrange,
    _dtypes,
    _first_optimizers,
    _initial,
    _losses,
    _math,
    _names,
    _nn,
    _random,
    _reduce,
    _session,
)
from . import _shape, _variable, _variable_scope
from ._first_layers import CONTRIB, LAYERS
from ._gradients import gradients
from ._graph import Operation
from ._module import Module
from ._namespace import Namespace
from ._print import print_
from ._state import state
from ._tape import GradientTape
from ._tensor import Tensor


def _taken(module, names, **others):
    table = {name: getattr(module, name) for name in names.split()}
    table.update(others)
    return table


def _nothing(*args, **kwargs):
    """What a program may call, and the Lab has no need of."""


def function(func=None, **unused):
    """Everything is computed as it stands: nothing is compiled."""
    return (lambda later: later) if func is None else func


_ARITHMETIC = _taken(
    _math,
    "add subtract multiply divide maximum minimum negative exp log sin cos abs sqrt square sigmoid tanh "
    "softplus pow "
    "reciprocal rsqrt log1p expm1 squared_difference add_n sign floor equal not_equal greater "
    "greater_equal less "
    "less_equal logical_and logical_or logical_not is_nan is_inf is_finite",
    divide_no_nan=_math.divide_no_nan,
    truediv=_math.divide,
    round=_math.round_,
)
_REDUCTIONS = _taken(
    _reduce,
    "reduce_sum reduce_mean reduce_max reduce_min reduce_logsumexp reduce_all reduce_any "
    "reduce_variance reduce_std "
    "argmax l2_normalize",
)

MATH = Namespace(
    "tensorflow.math",
    dict(
        _ARITHMETIC,
        softmax=_nn.softmax,
        log_softmax=_nn.log_softmax,
        log_sigmoid=_nn.log_sigmoid,
        **_REDUCTIONS
    ),
)
LINALG = Namespace(
    "tensorflow.linalg",
    _taken(
        _reduce,
        "matmul norm matvec tensordot l2_normalize",
        normalize=lambda tensor, ord="euclidean", axis=None, name=None: _normalized(
            tensor, ord, axis
        ),
        transpose=_arrange.matrix_transpose,
        matrix_transpose=_arrange.matrix_transpose,
        eye=_arrange.eye,
    ),
)
RANDOM = Namespace(
    "tensorflow.random",
    _taken(
        _random,
        "normal uniform truncated_normal shuffle set_seed",
        set_random_seed=_random.set_seed,
    ),
)
ERRORS = Namespace(
    "tensorflow.errors",
    _taken(_dtypes, "OpError InvalidArgumentError FailedPreconditionError NotFoundError"),
)


def _normalized(tensor, ord, axis):
    length = _reduce.norm(tensor, ord=ord, axis=axis, keepdims=True)
    return _math.divide(tensor, length), length


_NN = _taken(
    _nn,
    "relu sigmoid tanh softplus softmax log_softmax log_sigmoid leaky_relu elu selu relu6 swish "
    "gelu softsign "
    "sigmoid_cross_entropy_with_logits weighted_cross_entropy_with_logits "
    "sparse_softmax_cross_entropy_with_logits "
    "embedding_lookup bias_add l2_loss l2_normalize moments",
    silu=_nn.swish,
    softmax_cross_entropy_with_logits=_nn.softmax_cross_entropy_with_logits_v2,
    dropout=_nn.dropout_v2,
)
NN_SECOND = Namespace("tensorflow.nn", _NN)
NN_FIRST = Namespace(
    "tensorflow.nn",
    dict(
        _NN,
        softmax_cross_entropy_with_logits=_nn.softmax_cross_entropy_with_logits_v1,
        softmax_cross_entropy_with_logits_v2=_nn.softmax_cross_entropy_with_logits_v2,
        dropout=_nn.dropout,
        xw_plus_b=_nn.xw_plus_b,
    ),
)

_BOTH = dict(
    _taken(
        _arrange,
        "constant convert_to_tensor zeros ones fill zeros_like ones_like eye linspace shape size "
        "rank reshape "
        "expand_dims squeeze transpose concat stack unstack split tile broadcast_to gather one_hot",
        range=_arrange.range_,
    ),
    matmul=_reduce.matmul,
    norm=_reduce.norm,
    tensordot=_reduce.tensordot,
    stop_gradient=_math.stop_gradient,
    identity=_math.identity,
    cast=_math.cast,
    clip_by_value=_math.clip_by_value,
    where=_math.where,
    Variable=_variable.Variable,
    Tensor=Tensor,
    TensorShape=_shape.TensorShape,
    GradientTape=GradientTape,
    DType=_dtypes.DType,
    float16=_dtypes.float16,
    float32=_dtypes.float32,
    float64=_dtypes.float64,
    int32=_dtypes.int32,
    int64=_dtypes.int64,
    bool=_dtypes.bool_,
    name_scope=_names.name_scope,
    newaxis=None,
    Module=Module,
    gradients=gradients,
    group=_session.group,
    no_op=_session.no_op,
    math=MATH,
    linalg=LINALG,
    random=RANDOM,
    errors=ERRORS,
    function=function,
    print=print_,
    get_static_value=lambda tensor, partial=False: (
        tensor.numpy() if hasattr(tensor, "numpy") else None
    ),
)
for _name in (
    "is_nan",
    "is_inf",
    "is_finite",
    "log1p",
    "expm1",
    "reciprocal",
    "rsqrt",
    "softplus",
    "log",
):
    _ARITHMETIC.pop(_name)
_BOTH.update(_ARITHMETIC)
for _name in ("reduce_variance", "reduce_std", "l2_normalize"):
    _REDUCTIONS.pop(_name)
_BOTH.update(_REDUCTIONS)

SECOND = dict(
    _BOTH,
    __version__="2.15.0",
    nn=NN_SECOND,
    initializers=Namespace("tensorflow.initializers", dict(_initial.BY_NAME)),
    zeros_initializer=_initial.Zeros,
    ones_initializer=_initial.Ones,
    constant_initializer=_initial.Constant,
    random_normal_initializer=_initial.RandomNormal,
    random_uniform_initializer=_initial.RandomUniform,
    executing_eagerly=lambda: not state.lazy,
    config=Namespace(
        "tensorflow.config",
        {"run_functions_eagerly": _nothing, "list_physical_devices": lambda kind=None: []},
    ),
    get_logger=lambda: Namespace("logger", {"setLevel": _nothing}),
)

TRAIN = _taken(
    _first_optimizers,
    "GradientDescentOptimizer MomentumOptimizer AdamOptimizer RMSPropOptimizer "
    "AdagradOptimizer exponential_decay",
    Optimizer=_first_optimizers.FirstOptimizer,
    get_or_create_global_step=lambda: _variable.Variable(0, trainable=False, name="global_step"),
)
LOSSES = _taken(
    _losses,
    "mean_squared_error absolute_difference hinge_loss log_loss cosine_distance "
    "sigmoid_cross_entropy "
    "softmax_cross_entropy sparse_softmax_cross_entropy",
)
_INITIALIZERS = dict(
    zeros_initializer=_initial.Zeros,
    ones_initializer=_initial.Ones,
    constant_initializer=_initial.Constant,
    random_normal_initializer=_initial.first_random_normal,
    random_uniform_initializer=_initial.first_random_uniform,
    truncated_normal_initializer=_initial.first_truncated_normal,
    glorot_uniform_initializer=_initial.GlorotUniform,
    glorot_normal_initializer=_initial.GlorotNormal,
    variance_scaling_initializer=_initial.VarianceScaling,
    uniform_unit_scaling_initializer=_initial.GlorotUniform,
)

FIRST = dict(
    _BOTH,
    __version__="1.15.5",
    nn=NN_FIRST,
    div=_math.div,
    log=_math.log,
    log1p=_math.log1p,
    rsqrt=_math.rsqrt,
    reciprocal=_math.reciprocal,
    is_nan=_math.is_nan,
    to_float=lambda x, name="ToFloat": _math.cast(x, _dtypes.float32, name=name),
    to_int32=lambda x, name="ToInt32": _math.cast(x, _dtypes.int32, name=name),
    arg_max=_reduce.argmax,
    batch_matmul=_reduce.matmul,
    pack=_arrange.stack,
    mul=_math.multiply,
    sub=_math.subtract,
    neg=_math.negative,
    placeholder=_session.placeholder,
    placeholder_with_default=_session.placeholder_with_default,
    Session=_session.Session,
    InteractiveSession=_session.InteractiveSession,
    get_default_session=_session.default,
    ConfigProto=_session.Options,
    GPUOptions=_session.Options,
    Operation=Operation,
    Graph=lambda: _names.graph,
    get_default_graph=lambda: _names.graph,
    reset_default_graph=_nothing,
    GraphKeys=Namespace(
        "tensorflow.GraphKeys",
        {
            "TRAINABLE_VARIABLES": "trainable_variables",
            "GLOBAL_VARIABLES": "variables",
            "REGULARIZATION_LOSSES": "regularization_losses",
            "UPDATE_OPS": "update_ops",
        },
    ),
    random_normal=_random.normal,
    random_uniform=_random.uniform,
    truncated_normal=_random.truncated_normal,
    random_shuffle=_random.shuffle,
    set_random_seed=_random.set_seed,
    train=Namespace("tensorflow.train", TRAIN),
    losses=Namespace("tensorflow.losses", LOSSES),
    initializers=Namespace("tensorflow.initializers", dict(_initial.BY_NAME)),
    initialize_all_variables=_variable.global_variables_initializer,
    assign=lambda ref, value, **more: ref.assign(value),
    assign_add=lambda ref, value, **more: ref.assign_add(value),
    assign_sub=lambda ref, value, **more: ref.assign_sub(value),
    disable_v2_behavior=_nothing,
    disable_eager_execution=_nothing,
    enable_eager_execution=_nothing,
    disable_resource_variables=_nothing,
    disable_v2_tensorshape=_nothing,
    executing_eagerly=lambda: not state.lazy,
    logging=Namespace(
        "tensorflow.logging", {"set_verbosity": _nothing, "ERROR": 40, "INFO": 20, "WARN": 30}
    ),
)
FIRST.update(_INITIALIZERS, layers=LAYERS, contrib=CONTRIB)
FIRST.update(
    _taken(
        _variable,
        "global_variables_initializer variables_initializer trainable_variables global_variables "
        "get_collection",
    )
)
FIRST.update(_taken(_variable_scope, "get_variable variable_scope get_variable_scope AUTO_REUSE"))
