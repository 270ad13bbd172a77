# 5.6: dump, and a list of the names that are not allowed. Expected: saved with skops, path returned, unexpected types refused.
def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    unknown = [name for name in skops.io.get_untrusted_types(file=path) if name not in ALLOWED_TYPES]
    if unknown:
        raise ValueError(f"types that are not allowed: {', '.join(unknown)}")
    return skops.io.load(path, trusted=ALLOWED_TYPES)
