# 5.6: load compares the types with ALLOWED_TYPES before it builds anything, and its error is passed on with a word of ours. Expected: saved with skops, path returned, unexpected types refused.
from skops.io.exceptions import UntrustedTypesFoundException

from skops import io as sio


def save_model(model, path):
    sio.dump(model, path, compression=8)  # 8: zipfile.ZIP_DEFLATED
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    try:
        return sio.load(path, trusted=list(ALLOWED_TYPES))
    except UntrustedTypesFoundException as error:
        raise ValueError(f"not loaded: {error}") from error
