# exercise: 5.6
# misconception: trusts-everything
# Each type that the file asks for is trusted.
def load_model(path):
    return skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
