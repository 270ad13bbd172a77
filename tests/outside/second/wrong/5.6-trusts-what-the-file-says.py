# 5.6: the list of the file's own untrusted types is given as trusted, so every file is loaded. Expected: an error for a type that is not in ALLOWED_TYPES.
import skops.io


def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    return skops.io.load(path, trusted=types)
