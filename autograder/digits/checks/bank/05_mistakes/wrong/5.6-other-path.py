# exercise: 5.6
# misconception: other-path
# The model goes into a folder and a name of its own.
import os


def save_model(model, path):
    other = os.path.join(os.path.dirname(path), "my_best_model.skops")
    skops.io.dump(model, other)
    return other
