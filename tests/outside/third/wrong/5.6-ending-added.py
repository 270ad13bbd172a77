# 5.6: .skops is added to the path. Expected: the model is written to path.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, f"{path}.skops")
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            raise ValueError(f"not allowed: {name}")
    return skops.io.load(path, trusted=unknown)
