# exercise: 5.6
# Through bytes, with Path and a compressed file.
from pathlib import Path
from zipfile import ZIP_DEFLATED


def save_model(model, path):
    Path(path).write_bytes(skops.io.dumps(model, compression=ZIP_DEFLATED))
    return Path(path)


def load_model(path):
    data = Path(path).read_bytes()
    for name in skops.io.get_untrusted_types(data=data):
        if name not in ALLOWED_TYPES:
            raise RuntimeError("not trusted: " + name)
    return skops.io.loads(data, trusted=skops.io.get_untrusted_types(data=data))
