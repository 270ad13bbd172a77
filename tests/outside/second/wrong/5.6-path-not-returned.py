# 5.6: save_model returns what dump returns, which is None. Expected: the path, as it was given.
import skops.io


def save_model(model, path):
    return skops.io.dump(model, path)


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    for name in skops.io.get_untrusted_types(file=path):
        if name not in ALLOWED_TYPES:
            raise ValueError(f"type {name} is not allowed")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
