"""The table of a Keras model."""


def show(model):
    """As Keras 2 prints it."""
    if not model.built:
        raise ValueError(
            "This model has not yet been built. Build the model first by calling `build()` or by "
            "calling the model on a batch of data."
        )
    line = "_" * 65
    print('Model: "%s"' % model.name)
    print(line)
    print(" %-28s%-26s%-10s" % ("Layer (type)", "Output Shape", "Param #"))
    print("=" * 65)
    for one in model.layers:
        title = "%s (%s)" % (one.name, type(one).__name__)
        print(" %-28s%-26s%-10d" % (title[:26], model._output_shape(one), one.count_params()))
        print(" %-64s" % title[26:])
    print("=" * 65)
    every = sum([one.shape.num_elements() for one in model.weights])
    free = sum([one.shape.num_elements() for one in model.trainable_weights])
    for title, count in (
        ("Total", every),
        ("Trainable", free),
        ("Non-trainable", every - free),
    ):
        size, unit = 4 * count, "Byte"
        for larger in ("KB", "MB"):
            if size >= 1024:
                size, unit = size / 1024, larger
        print("%s params: %d (%.2f %s)" % (title, count, size, unit))
    print(line)
