# 5.6: a Path comes back as a str. Expected: the path, as it was given.
def save_model(model, path):
    path = str(path)
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    unknown = [name for name in skops.io.get_untrusted_types(file=path) if name not in ALLOWED_TYPES]
    if unknown:
        raise ValueError(f"types that are not allowed: {unknown}")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
