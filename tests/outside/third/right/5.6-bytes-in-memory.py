# 5.6: dumps and loads through bytes. Expected: path returned as given; an error for untrusted types outside ALLOWED_TYPES, else the model.
ALLOWED_TYPES = ["sklearn.tree._tree.Tree"]


def save_model(model, path):
    content = skops.io.dumps(model)
    with open(path, "wb") as file:
        file.write(content)
    return path


def load_model(path):
    with open(path, "rb") as file:
        content = file.read()
    asked = skops.io.get_untrusted_types(data=content)
    bad = [name for name in asked if name not in ALLOWED_TYPES]
    if bad:
        raise ValueError("types that are not allowed: " + ", ".join(bad))
    return skops.io.loads(content, trusted=asked)
