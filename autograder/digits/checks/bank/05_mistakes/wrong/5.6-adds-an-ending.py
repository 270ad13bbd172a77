# exercise: 5.6
# misconception: other-path
# The ending .skops is added where it lacks.
def save_model(model, path):
    if not str(path).endswith(".skops"):
        path = str(path) + ".skops"
    skops.io.dump(model, path)
    return path
