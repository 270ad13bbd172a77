# 5.6: whatever types the file names are given to trusted. Expected: an error if a type is not in ALLOWED_TYPES.
def save_model(model, path):
    skops.io.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    return skops.io.load(path, trusted=types)
