# 5.6: the model that was loaded first is returned for every path. Expected: the model in the file of this path.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]
loaded_models = []


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            raise ValueError(f"not allowed: {name}")
    if not loaded_models:
        loaded_models.append(skops.io.load(path, trusted=unknown))
    return loaded_models[0]
