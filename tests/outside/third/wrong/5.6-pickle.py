# 5.6: saved with pickle. Expected: written with skops.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    with open(path, "wb") as file:
        pickle.dump(model, file)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            raise ValueError(f"not allowed: {name}")
    return skops.io.load(path, trusted=unknown)
