# 1.1: pixels are returned as a DataFrame. Expected: two arrays.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").astype(np.uint8)
    return pixels, labels
