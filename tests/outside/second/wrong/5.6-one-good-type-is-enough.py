# 5.6: any() lets a file in if one of its types is allowed, however odd the others are. Expected: each untrusted type must be allowed.
import skops.io


def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    if types and not any(name in ALLOWED_TYPES for name in types):
        raise ValueError(f"not allowed: {types}")
    return skops.io.load(path, trusted=types)
