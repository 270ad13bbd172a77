# 1.1: label becomes the index of the table. Expected: shape (n, 784) uint8 and (n,) whole numbers.
def load_csv_digits(path):
    table = pd.read_csv(path, index_col="label")
    return table.values.astype(np.uint8), table.index.to_numpy().astype(int)
