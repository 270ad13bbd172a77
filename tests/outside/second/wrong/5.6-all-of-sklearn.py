# 5.6: every type whose name begins with sklearn is let in. Expected: only the types of ALLOWED_TYPES.
import skops.io


def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    for name in types:
        if not name.startswith("sklearn."):
            raise ValueError(f"type {name} is not allowed")
    return skops.io.load(path, trusted=types)
