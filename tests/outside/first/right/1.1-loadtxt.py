# 1.1: reads with np.loadtxt, which opens .gz files too, and returns a list of two arrays. Expected: two arrays, pixels uint8 (n, 784) and labels (n,), in file order.
def load_csv_digits(path):
    numbers = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2)
    y = numbers[:, 0]
    x = numbers[:, 1:].astype(np.uint8)
    return [x, y]
