# exercise: 5.6
# misconception: path-not-returned
# The model is written, but nothing is returned.
def save_model(model, path):
    skops.io.dump(model, path)
