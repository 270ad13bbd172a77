# 5.6: a clone is written, which has the settings but not what was learned. Expected: the model comes back fitted.
import skops.io
from sklearn.base import clone


def save_model(model, path):
    skops.io.dump(clone(model), path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    for name in skops.io.get_untrusted_types(file=path):
        if name not in ALLOWED_TYPES:
            raise ValueError(f"type {name} is not allowed")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
