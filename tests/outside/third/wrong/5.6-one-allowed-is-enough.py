# 5.6: one allowed type among the untrusted ones lets the file in. Expected: an error if any type is not in ALLOWED_TYPES.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    if unknown and not any(name in ALLOWED_TYPES for name in unknown):
        raise ValueError(f"types that are not allowed: {unknown}")
    return skops.io.load(path, trusted=unknown)
