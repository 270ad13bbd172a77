# 5.6: an open file for writing, a loop with an early raise. Expected: saved with skops, path returned, unexpected types refused.
def save_model(model, path):
    with open(path, "wb") as file:
        skops.io.dump(model, file)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    from skops.io import get_untrusted_types, load

    needed = []
    for name in get_untrusted_types(file=path):
        if name not in ALLOWED_TYPES:
            raise TypeError("this file wants " + name)
        needed.append(name)
    return load(path, trusted=needed)
