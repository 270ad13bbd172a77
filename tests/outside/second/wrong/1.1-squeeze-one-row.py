# 1.1: squeezes the pixels, so a file of one row gives the shape (784,). Expected: the shape (n, 784) for any number of rows.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8).squeeze()
    return pixels, labels
