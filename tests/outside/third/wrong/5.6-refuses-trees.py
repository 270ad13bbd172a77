# 5.6: any untrusted type is refused, allowed ones too. Expected: a file that holds only ALLOWED_TYPES is loaded.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    skops.io.dump(model, path)
    return path


def load_model(path):
    unknown = skops.io.get_untrusted_types(file=path)
    if unknown:
        raise ValueError(f"types that skops does not trust: {unknown}")
    return skops.io.load(path)
