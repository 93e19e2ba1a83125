"""`tf.Module`: what has variables, and parts that have."""

from ._variable import Variable


def snake(name):
    """`LayerNormalization` as layers are named: `layer_normalization`."""
    text = ""
    for i, c in enumerate(name):
        before_small = i + 1 < len(name) and name[i + 1].islower()
        if c.isupper() and i and (before_small or name[i - 1].islower()):
            text += "_"
        text += c.lower()
    return text


class Module:
    """Keeps the order in which attributes are set: that is the order of a model's weights."""

    def __init__(self, name=None):
        self.name = name or snake(type(self).__name__)

    def __setattr__(self, name, value):
        if not name.startswith("_"):
            order = self.__dict__.get("_order")
            if order is None:
                order = []
                object.__setattr__(self, "_order", order)
            if name not in order:
                order.append(name)
        object.__setattr__(self, name, value)

    @property
    def _parts(self):
        """Layers and variables that are attributes, alone or in lists, in their order."""
        found = []
        for name in self.__dict__.get("_order") or []:
            if name in self.__dict__:
                _collect(self.__dict__[name], found)
        return found

    # Whether it is a layer of TensorFlow's own, whose names (`kernel`) say little by themselves.
    _is_stock = False

    def _named_parts(self):
        order = self.__dict__.get("_order") or []
        return [(name, self.__dict__[name]) for name in order if name in self.__dict__]

    def _tensors_by_name(self):
        """Its variables that have values, each with the way that leads to it."""
        found = []
        for name, part in self._named_parts():
            _name(part, name, found)
        return found

    @property
    def weights(self):
        found = []
        for part in self._parts:
            for one in [part] if isinstance(part, Variable) else part.weights:
                if not any([one is other for other in found]):
                    found.append(one)
        return found

    @property
    def variables(self):
        return self.weights

    @property
    def trainable_variables(self):
        if not self.__dict__.get("trainable", True):
            return []
        found = []
        for part in self._parts:
            own = (
                ([part] if part.trainable else [])
                if isinstance(part, Variable)
                else part.trainable_variables
            )
            found.extend([one for one in own if not any([one is other for other in found])])
        return found

    @property
    def trainable_weights(self):
        return self.trainable_variables

    @property
    def non_trainable_variables(self):
        trainable = self.trainable_variables
        return [one for one in self.weights if not any([one is other for other in trainable])]

    def get_weights(self):
        return [one.numpy() for one in self.weights]

    def set_weights(self, weights):
        for variable, values in zip(self.weights, weights):
            variable.assign(values)

    def count_params(self):
        return sum([one.shape.num_elements() for one in self.weights])


def _name(value, path, found):
    if isinstance(value, Module):
        found.extend([(path + "." + name, one) for name, one in value._tensors_by_name()])
    elif isinstance(value, Variable):
        if getattr(value, "_handle", None) is not None:
            found.append((path, value))
    elif isinstance(value, (list, tuple, dict)):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            _name(one, "%s.%s" % (path, key), found)


def _collect(value, found):
    if isinstance(value, (Module, Variable)):
        if not any([value is one for one in found]):
            found.append(value)
    elif isinstance(value, (list, tuple)):
        for one in value:
            _collect(one, found)
    elif isinstance(value, dict):
        for one in value.values():
            _collect(one, found)
