# 1.1: reads with np.loadtxt, safe for one row. Expected: shape (n, 784) uint8 and (n,) whole numbers, any number of rows.
def load_csv_digits(path):
    everything = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2).reshape(-1, 785)
    digit, *_ = np.hsplit(everything, [1])
    return np.ascontiguousarray(everything[:, -784:]).astype("u1"), digit.ravel()
