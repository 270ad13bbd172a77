# 5.6: only the last step of the pipeline is saved. Expected: the model is written.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    if isinstance(model, Pipeline):
        model = model[-1]
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            raise ValueError(f"not allowed: {name}")
    return skops.io.load(path, trusted=unknown)
