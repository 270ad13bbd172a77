# 1.1: rows are sorted by label. Expected: rows stay in the order of the file.
def load_csv_digits(path):
    frame = pd.read_csv(path).sort_values("label", kind="stable")
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
