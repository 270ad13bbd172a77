# 5.6: saved and loaded with joblib, which is pickle inside. Expected: written with skops.
import joblib


def save_model(model, path):
    joblib.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    loaded = joblib.load(path)
    if not isinstance(loaded, Pipeline):
        raise ValueError(f"type not allowed: {type(loaded)}")
    return loaded
