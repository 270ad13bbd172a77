# 1.1: reads in pieces and joins them. Expected: shape (n, 784) uint8 and (n,) whole numbers, all rows in order.
def load_csv_digits(path):
    xs = [np.zeros((0, 784), dtype=np.uint8)]
    ys = [np.zeros(0, dtype=np.int64)]
    for piece in pd.read_csv(path, chunksize=77):
        xs.append(piece.iloc[:, 1:].to_numpy().astype(np.uint8))
        ys.append(piece.iloc[:, 0].to_numpy().astype(np.int64))
    return np.concatenate(xs), np.concatenate(ys)
