# 5.6: the model is written and read with joblib, which is pickle inside. Expected: skops, with a look at the types.
import joblib


def save_model(model, path):
    joblib.dump(model, path)
    return path


ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def load_model(path):
    model = joblib.load(path)
    name = f"{type(model).__module__}.{type(model).__name__}"
    if not name.startswith("sklearn.") and name not in ALLOWED_TYPES:
        raise ValueError(f"type {name} is not allowed")
    return model
