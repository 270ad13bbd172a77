# 5.6: the path is returned as a str, also if it was a Path. Expected: the path, as it was given.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return str(path)


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            raise ValueError(f"not allowed: {name}")
    return skops.io.load(path, trusted=unknown)
