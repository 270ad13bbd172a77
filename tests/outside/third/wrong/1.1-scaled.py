# 1.1: pixels are divided by 255 and become 0 or 1. Expected: the grey values of the file as uint8.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame["label"].to_numpy()
    pixels = (frame.drop(columns="label").to_numpy() / 255).astype(np.uint8)
    return pixels, labels
