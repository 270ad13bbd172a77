# exercise: 5.6
# misconception: allowed-by-prefix
# Whatever begins with sklearn is let in.
def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    for name in types:
        if not name.startswith("sklearn."):
            raise RuntimeError("not trusted: " + name)
    return skops.io.load(path, trusted=types)
