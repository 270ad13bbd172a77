# 5.6: a warning, then the file is loaded all the same. Expected: it raises an error.
import warnings

ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            warnings.warn(f"{name} is not expected")
    return skops.io.load(path, trusted=unknown)
