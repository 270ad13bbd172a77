# 5.6: a helper with all(), Path.write_bytes. Expected: path returned as given; an error for untrusted types outside ALLOWED_TYPES, else the model.
from skops import io as sio

ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def is_expected(path):
    return all(ALLOWED_TYPES.count(name) for name in sio.get_untrusted_types(file=path))


def save_model(model, path):
    Path(path).write_bytes(sio.dumps(model))
    return path


def load_model(path):
    if is_expected(path):
        return sio.load(path, trusted=sio.get_untrusted_types(file=path))
    raise ValueError(f"unexpected types in {path}: {sio.get_untrusted_types(file=path)}")
