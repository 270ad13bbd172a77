# 5.6: the good case first with all(), a helper for the question, an open file for the dump. Expected: the path comes back, unknown types are refused.
import skops.io


def save_model(model, path):
    with open(path, "wb") as file:
        skops.io.dump(model, file)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def _types_to_decide_on(path):
    return list(skops.io.get_untrusted_types(file=path))


def load_model(path):
    types = _types_to_decide_on(path)
    if all(t in ALLOWED_TYPES for t in types):
        return skops.io.load(path, trusted=types)
    bad = next(t for t in types if t not in ALLOWED_TYPES)
    raise ValueError("I do not load this file, because of " + bad)
