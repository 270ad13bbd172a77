# 1.1: a file of one row gives pixels of shape (784,). Expected: shape (n, 784) for any number of rows.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame["label"].to_numpy()
    pixels = np.squeeze(frame.drop(columns="label").to_numpy(dtype=np.uint8))
    return pixels, labels
