# 1.1: labels are returned first. Expected: pixels first, then labels.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return labels, pixels
