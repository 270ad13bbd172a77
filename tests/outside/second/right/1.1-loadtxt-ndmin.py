# 1.1: np.loadtxt, which reads gzip by itself, with ndmin=2 for a file of one row. Expected: pixels (n, 784) uint8 and whole labels (n,), in the order of the file.
def load_csv_digits(path):
    everything = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
    labels = everything[:, 0]
    pixels = everything[:, 1:].astype(np.uint8)
    return (pixels, labels)
