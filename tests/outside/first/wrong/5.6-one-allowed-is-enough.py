# 5.6: refuses only if none of the types is allowed, so a forest with a function beside it gets in. Expected: an error if any type is not in ALLOWED_TYPES.
def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    if types and not any(name in ALLOWED_TYPES for name in types):
        raise ValueError(f"types that are not allowed: {types}")
    return skops.io.load(path, trusted=types)
