# exercise: 5.6
# The check of types is an assert.
from skops.io import dump, get_untrusted_types, load


def save_model(model, path):
    with open(path, "wb") as file:
        dump(model, file)
    return path


def load_model(path):
    types = get_untrusted_types(file=path)
    assert all(t in ALLOWED_TYPES for t in types), f"unknown types: {types}"
    return load(path, trusted=types)
