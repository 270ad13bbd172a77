# exercise: 5.6
# misconception: path-not-used
# The file always has the same name.
def save_model(model, path):
    skops.io.dump(model, path)
    skops.io.dump(model, "my_model.skops")
    return path


def load_model(path):
    return skops.io.load("my_model.skops", trusted=ALLOWED_TYPES)
