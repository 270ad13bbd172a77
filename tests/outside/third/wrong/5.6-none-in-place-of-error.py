# 5.6: a message is printed and None returned. Expected: it raises an error.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    for name in unknown:
        if name not in ALLOWED_TYPES:
            print("Refused:", name)
            return None
    return skops.io.load(path, trusted=unknown)
