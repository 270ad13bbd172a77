# 1.1: equal rows are kept only once. Expected: all rows of the file.
def load_csv_digits(path):
    frame = pd.read_csv(path).drop_duplicates()
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
