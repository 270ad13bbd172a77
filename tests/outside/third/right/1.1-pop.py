# 1.1: takes the label out with pop. Expected: shape (n, 784) uint8 and (n,) whole numbers.
def load_csv_digits(path):
    df = pd.read_csv(path)
    y = np.asarray(df.pop("label"), dtype=np.int64)
    x = np.empty(df.shape, dtype=np.uint8)
    x[...] = df
    return x, y
