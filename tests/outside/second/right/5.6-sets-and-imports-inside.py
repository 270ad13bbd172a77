# 5.6: a difference of sets, imports inside the functions, own class of error. Expected: the path comes back, unknown types are refused.
def save_model(model, path):
    from skops.io import dump

    dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


class UnknownType(ValueError):
    """The file holds a type that we do not expect."""


def load_model(path):
    from skops.io import get_untrusted_types, load

    unknown = set(get_untrusted_types(file=path)) - set(ALLOWED_TYPES)
    if unknown:
        raise UnknownType("not allowed: " + ", ".join(sorted(unknown)))
    return load(path, trusted=list(ALLOWED_TYPES))
