# 5.6: for an unknown type it prints a line and returns None. Expected: it raises an error.
import skops.io


def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    try:
        for name in skops.io.get_untrusted_types(file=path):
            if name not in ALLOWED_TYPES:
                raise ValueError(name)
        return skops.io.load(path, trusted=ALLOWED_TYPES)
    except ValueError as error:
        print("Careful! The file holds", error)
        return None
