# exercise: 5.6
# misconception: pickle-saved
# Saved with pickle, loaded with skops.
def save_model(model, path):
    import pickle

    with open(path, "wb") as file:
        pickle.dump(model, file)
    return path
