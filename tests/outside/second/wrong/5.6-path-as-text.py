# 5.6: save_model gives back str(path), so a Path comes back as another object. Expected: the path, as it was given.
import skops.io


def save_model(model, path):
    path = str(path)
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    unknown = [name for name in skops.io.get_untrusted_types(file=path) if name not in ALLOWED_TYPES]
    if unknown:
        raise ValueError(f"not allowed: {unknown}")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
