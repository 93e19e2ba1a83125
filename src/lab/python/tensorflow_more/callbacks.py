"""`tf.keras.callbacks`: what `fit` calls as it goes."""

from lab_core import missing, nearest, refusal


class Callback:
    """Of the program's own: it overrides what it wants to hear of."""

    model = None
    params = None

    def set_model(self, model):
        for name in dir(self):
            if name.startswith("on_") and not hasattr(Callback, name):
                raise missing("Callback", name, "on_epoch_end")
        self.model = model

    def on_train_begin(self, logs=None):
        """Before the first epoch."""

    def on_train_end(self, logs=None):
        """After the last."""

    def on_epoch_begin(self, epoch, logs=None):
        """Before each epoch."""

    def on_epoch_end(self, epoch, logs=None):
        """After each, with what was reached."""


class LambdaCallback(Callback):
    """Of functions that are given."""

    def __init__(self, **functions):
        for name, one in functions.items():
            if not hasattr(Callback, name):
                raise missing("LambdaCallback", name, "on_epoch_end")
            setattr(self, name, one)


class _Monitor(Callback):
    """Watches one number of the report: whether it is still getting better."""

    def __init__(self, monitor="val_loss", patience=0, mode="auto", min_delta=0, verbose=0):
        rises = mode == "max" or (mode == "auto" and ("acc" in monitor or monitor.endswith("auc")))
        self.monitor, self.patience, self.verbose = monitor, patience, verbose
        self._sign, self._least = 1 if rises else -1, abs(min_delta)

    def on_train_begin(self, logs=None):
        self.best, self.wait = None, 0

    def _is_better(self, logs):
        """None where the report has no such number."""
        if self.monitor not in logs:
            print(
                "WARNING:tensorflow:%s conditioned on metric `%s` which is not available. "
                "Available metrics are: %s" % (self._what, self.monitor, ",".join(logs))
            )
            return None
        now = logs[self.monitor]
        better = self.best is None or self._sign * (now - self.best) > self._least
        if better:
            self.best, self.wait = now, 0
        else:
            self.wait += 1
        return better


class EarlyStopping(_Monitor):
    _what = "Early stopping"

    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ):
        super().__init__(monitor, patience, mode, min_delta, verbose)
        if baseline is not None or start_from_epoch:
            raise NotImplementedError(refusal("earlyStopping"))
        self._restores, self._kept = restore_best_weights, None
        self.stopped_epoch = 0

    def on_epoch_end(self, epoch, logs=None):
        better = self._is_better(logs)
        if better and self._restores:
            self._kept, self._best_epoch = self.model.get_weights(), epoch
        if better is False and self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True
            if self._kept is not None:
                if self.verbose:
                    print(
                        "Restoring model weights from the end of the best epoch: %d."
                        % (self._best_epoch + 1)
                    )
                self.model.set_weights(self._kept)

    def on_train_end(self, logs=None):
        if self.stopped_epoch and self.verbose:
            print("Epoch %d: early stopping" % (self.stopped_epoch + 1))


class ReduceLROnPlateau(_Monitor):
    _what = "Learning rate reduction is"

    def __init__(
        self,
        monitor="val_loss",
        factor=0.1,
        patience=10,
        verbose=0,
        mode="auto",
        min_delta=0.0001,
        cooldown=0,
        min_lr=0,
    ):
        super().__init__(monitor, patience, mode, min_delta, verbose)
        if cooldown:
            raise NotImplementedError(refusal("reduceOnPlateau"))
        self._factor, self._floor = factor, min_lr

    def on_epoch_end(self, epoch, logs=None):
        if self._is_better(logs) is False and self.wait >= self.patience:
            rate = float(self.model.optimizer.learning_rate)
            if rate > self._floor:
                now = max(rate * self._factor, self._floor)
                self.model.optimizer.learning_rate = now
                if self.verbose:
                    print(
                        "\nEpoch %d: ReduceLROnPlateau reducing learning rate to %s."
                        % (epoch + 1, now)
                    )
                self.wait = 0


class LearningRateScheduler(Callback):
    def __init__(self, schedule, verbose=0):
        self._schedule = schedule

    def on_epoch_begin(self, epoch, logs=None):
        optimizer = self.model.optimizer
        try:
            rate = self._schedule(epoch, float(optimizer.learning_rate))
        except TypeError:
            rate = self._schedule(epoch)
        optimizer.learning_rate = rate


_FILES = ("ModelCheckpoint", "TensorBoard", "CSVLogger", "BackupAndRestore")


def __getattr__(name):
    if name in _FILES:
        raise AttributeError(refusal("missingCallback", name="tensorflow.keras.callbacks." + name))
    near = nearest(name, [one for one in globals() if one[0].isupper()])
    raise missing(
        "tensorflow.keras.callbacks", name, "tensorflow.keras.callbacks." + (near or "Callback")
    )
