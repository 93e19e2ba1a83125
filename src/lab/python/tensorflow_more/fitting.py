"""How Keras' models are trained."""

from lab_core import refusal
from tensorflow import _arrange
from tensorflow._dtypes import int32
from tensorflow._random import shuffle as shuffled
from tensorflow._tensor import constant_leaf
from tensorflow.keras._layer import tensors_in
from tensorflow.keras._model import _is_data, _Logs


class History:
    """What `fit` gives: each epoch's loss, and metrics."""

    def __init__(self):
        self.history = _Logs()
        self.epoch = []


def _first_axis(x):
    one = x[0] if isinstance(x, list) else x
    return one._dims[0]


def _pair_of(data):
    return data._whole() if _is_data(data) else data[:2]


def _batches(x, y, size, shuffle):
    """Examples and their labels, batch by batch; a data set has made its own."""
    if _is_data(x):
        for batch in x:
            yield batch if isinstance(batch, tuple) else (batch, None)
        return
    count = _first_axis(x)
    if count <= size:
        yield x, y
        return
    order = constant_leaf(list(range(count)), (count,), int32)
    numbers = (shuffled(order) if shuffle else order)._values()
    for start in range(0, count, size):
        batch = numbers[start : start + size]
        yield _rows(x, batch), None if y is None else _rows(y, batch)


def _rows(x, numbers):
    if isinstance(x, list):
        return [_rows(one, numbers) for one in x]
    return _arrange.gather(x, constant_leaf(numbers, (len(numbers),), int32))


def fit(
    model,
    x=None,
    y=None,
    batch_size=None,
    epochs=1,
    verbose="auto",
    shuffle=True,
    validation_split=0.0,
    validation_data=None,
    callbacks=None,
    initial_epoch=0,
    class_weight=None,
    sample_weight=None,
    steps_per_epoch=None,
    **unused
):
    """Trains. Of Keras' report it prints the epochs and what was reached, without progress bars
    and times.

    Examples are shuffled by the Lab's own numbers when they are more than a batch.
    """
    if any([one is not None for one in (class_weight, sample_weight, steps_per_epoch)]):
        raise NotImplementedError(refusal("fit"))
    if not _is_data(x):
        x, y = tensors_in(x), tensors_in(y)
    if validation_split and validation_data is None:
        # The last examples, as they come.
        whole = list(range(_first_axis(x)))
        kept = int(len(whole) * (1 - validation_split))
        validation_data = (_rows(x, whole[kept:]), _rows(y, whole[kept:]))
        x, y = _rows(x, whole[:kept]), _rows(y, whole[:kept])
    history = History()
    model.stop_training = False
    callbacks = [one for one in callbacks or [] if not isinstance(one, History)]
    for one in callbacks:
        one.set_model(model)
        one.on_train_begin({})
    for epoch in range(initial_epoch, epochs):
        for one in callbacks:
            one.on_epoch_begin(epoch, {})
        model._forget()
        total, count, steps = {}, 0, 0
        for one, label in _batches(x, y, batch_size or 32, shuffle):
            logs = model._trained(one, label)
            size, steps = _first_axis(one), steps + 1
            for name, value in logs.items():
                total[name] = total.get(name, 0.0) + value * size
            count += size
        # What is kept from batch to batch is what it is after the last.
        kept = list(logs) if model._has_own_step else [one.name for one in model.metrics]
        total = {
            name: logs[name] if name in kept else value / count
            for name, value in total.items()
        }
        if validation_data is not None:
            seen = model.evaluate(*_pair_of(validation_data), return_dict=True)
            total.update({"val_" + name: value for name, value in seen.items()})
        history.epoch.append(epoch)
        names = [one for one in logs]
        names += ["val_" + name for name in names if "val_" + name in total]
        for name in names:
            history.history.setdefault(name, []).append(total[name])
        if verbose:
            named = " - ".join(["%s: %.4f" % (name, total[name]) for name in names])
            print("Epoch %d/%d" % (epoch + 1, epochs))
            print("%d/%d - %s" % (steps, steps, named))
        for one in callbacks:
            one.on_epoch_end(epoch, _Logs([(name, total[name]) for name in names]))
        if model.stop_training:
            break
    for one in callbacks:
        one.on_train_end({})
    model.history = history
    return history
