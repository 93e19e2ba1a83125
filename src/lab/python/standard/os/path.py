"""Names of files, of which there are none."""


def join(*parts):
    found = ""
    for part in parts:
        found = part if part.startswith("/") or not found else found + ("" if found.endswith("/") else "/") + part
    return found


def split(path):
    before, _, last = path.rpartition("/")
    return before, last


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    stem, dot, kind = path.rpartition(".")
    return (stem, dot + kind) if stem and "/" not in kind else (path, "")


def exists(_path):
    return False


isfile = isdir = exists


def abspath(path):
    return path if path.startswith("/") else "/" + path


expanduser = realpath = abspath
