# 1.1: labels have the shape (n, 1). Expected: labels of shape (n,).
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame[["label"]].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
