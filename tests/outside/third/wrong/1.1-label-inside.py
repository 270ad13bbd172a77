# 1.1: the label stays among the pixels. Expected: 784 columns, the label is not among the pixels.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.to_numpy(dtype=np.uint8), frame["label"].to_numpy()
