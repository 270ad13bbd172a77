# 5.6: the file is written to the path with ".skops" put behind it. Expected: it writes the model to path.
def save_model(model, path):
    skops.io.dump(model, str(path) + ".skops")
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    file = str(path) + ".skops"
    unknown = [name for name in skops.io.get_untrusted_types(file=file) if name not in ALLOWED_TYPES]
    if unknown:
        raise ValueError(f"types that are not allowed: {unknown}")
    return skops.io.load(file, trusted=ALLOWED_TYPES)
