# 5.6: joblib for both ways. Expected: written with skops, types looked at first.
import joblib

ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    joblib.dump(model, path)
    return path


def load_model(path):
    return joblib.load(path)
