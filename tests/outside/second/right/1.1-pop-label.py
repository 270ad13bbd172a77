# 1.1: pops the label column off a pandas table and casts the rest. Expected: pixels (n, 784) uint8 and whole labels (n,), in the order of the file.
def load_csv_digits(path):
    table = pd.read_csv(path)
    labels = table.pop("label").values
    pixels = table.values.astype("uint8")
    return pixels, labels
