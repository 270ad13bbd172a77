# 5.6: all types that the file names are trusted. Expected: an error for a type that is not in ALLOWED_TYPES.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    return skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
