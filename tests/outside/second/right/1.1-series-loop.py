# 1.1: a class that holds the table, with one property for each array. Expected: pixels (n, 784) uint8 and whole labels (n,), in the order of the file.
class _DigitFile:
    def __init__(self, path):
        self.table = pd.read_csv(str(path))

    @property
    def labels(self):
        return np.fromiter(self.table["label"], dtype=np.uint8, count=len(self.table))

    @property
    def pixels(self):
        names = [name for name in self.table.columns if name != "label"]
        out = np.empty((len(self.table), len(names)), dtype=np.uint8)
        for position, name in enumerate(names):
            out[:, position] = self.table[name]
        return out


def load_csv_digits(path):
    file = _DigitFile(path)
    return file.pixels, file.labels
