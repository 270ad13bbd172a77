# exercise: 5.6
# misconception: refused-without-an-error
# An odd file gives None.
def load_model(path):
    if set(skops.io.get_untrusted_types(file=path)) - set(ALLOWED_TYPES):
        print("unknown types")
        return None
    return skops.io.load(path, trusted=ALLOWED_TYPES)
