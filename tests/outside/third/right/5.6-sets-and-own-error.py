# 5.6: difference of sets and an own error class. Expected: path returned as given; an error for untrusted types outside ALLOWED_TYPES, else the model.
from skops.io import dump, get_untrusted_types, load

ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


class UnexpectedType(Exception):
    pass


def save_model(model, path):
    dump(model, path)
    return path


def load_model(path):
    surprising = set(get_untrusted_types(file=path)).difference(ALLOWED_TYPES)
    if len(surprising) > 0:
        raise UnexpectedType(f"{path} holds {sorted(surprising)}")
    return load(path, trusted=list(ALLOWED_TYPES))
