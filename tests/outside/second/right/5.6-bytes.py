# 5.6: the bytes are made by dumps and written with pathlib, read once for the look and the load. Expected: the path comes back, unknown types are refused.
from pathlib import Path

import skops.io as sio


def save_model(model, path):
    Path(path).write_bytes(sio.dumps(model))
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    content = Path(path).read_bytes()
    untrusted = sio.get_untrusted_types(data=content)
    refused = [name for name in untrusted if name not in ALLOWED_TYPES]
    if refused:
        raise TypeError(f"{path} holds {refused}, which nobody allowed")
    return sio.loads(content, trusted=ALLOWED_TYPES)
