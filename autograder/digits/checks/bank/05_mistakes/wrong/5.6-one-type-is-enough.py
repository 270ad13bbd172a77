# exercise: 5.6
# misconception: one-known-type-is-enough
# any() instead of all().
def load_model(path):
    types = skops.io.get_untrusted_types(file=path)
    if types and not any(name in ALLOWED_TYPES for name in types):
        raise ValueError(types)
    return skops.io.load(path, trusted=types)
