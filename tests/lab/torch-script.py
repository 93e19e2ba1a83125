"""Runs scripts and says what came of each: JSON in, JSON out, numbers as text so that NaN survives."""

import contextlib
import io
import json
import sys
import traceback


def outcome(script, loss, parameters):
    names = {}
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(script, "<script>", "exec"), names)
    except Exception:
        return {"failure": traceback.format_exc()}

    def words(tensor):
        return None if tensor is None else [repr(x) for x in tensor.reshape(-1).tolist()]

    gradients = {id: words(names[name].grad) for id, name in parameters.items()}
    return {"loss": words(names[loss].detach()), "gradients": gradients, "printed": printed.getvalue()}


json.dump([outcome(**one) for one in json.load(sys.stdin)], sys.stdout)
