# 5.6: a loop that raises a TypeError at the first unexpected type. Expected: path returned as given; an error for untrusted types outside ALLOWED_TYPES, else the model.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    with Path(path).open("wb") as file:
        skops.io.dump(model, file)
    return path


def load_model(path):
    trusted = []
    for name in skops.io.get_untrusted_types(file=path):
        if name not in ALLOWED_TYPES:
            raise TypeError(name + " is not expected in a model")
        trusted.append(name)
    return skops.io.load(path, trusted=trusted)
