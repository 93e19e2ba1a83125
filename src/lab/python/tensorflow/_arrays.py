"""Arrays of NumPy, made of what a tensor holds, and its text."""

import json

import _lab


def array(flat, dims, dtype):
    """An array of NumPy."""
    # Only what asks for arrays waits for numpy to be loaded.
    import numpy

    return numpy.array(flat, dtype=dtype).reshape(dims)


def scalar(value, dtype):
    """One number of NumPy, `np.float32(0.5)`: what a session gives for a tensor without axes."""
    return array([value], (1,), dtype)[0]


def text(handle, dtype):
    """As NumPy prints it."""
    return _lab.numpy_text_of(handle, json.dumps({"dtype": dtype}))


def represented(handle, dims, dtype):
    """As NumPy represents it; one number without axes as that number."""
    form = "repr" if dims else "str"
    return _lab.numpy_text_of(handle, json.dumps({"dtype": dtype, "form": form}))
