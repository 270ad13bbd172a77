# exercise: 5.6
# misconception: pickle-loaded
# Saved and loaded with pickle.
import pickle


def save_model(model, path):
    with open(path, "wb") as file:
        pickle.dump(model, file)
    return path


def load_model(path):
    with open(path, "rb") as file:
        return pickle.load(file)
