# 1.1: pops the label column off the table and converts the rest. Expected: pixels (n, 784) uint8 without the label, labels (n,) whole numbers, file order.
def load_csv_digits(path):
    table = pd.read_csv(path)
    labels = table.pop("label").to_numpy()
    pixels = table.to_numpy().astype("uint8")
    return pixels, labels
