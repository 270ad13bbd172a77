# 5.6: dump, then a loop over the untrusted types with ValueError. Expected: the path comes back, unknown types are refused.
import skops.io


def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    for name in skops.io.get_untrusted_types(file=path):
        if name not in ALLOWED_TYPES:
            raise ValueError(f"type {name} is not allowed")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
