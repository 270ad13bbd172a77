# 1.1: labels are texts. Expected: labels are whole numbers.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = np.array([str(value) for value in frame["label"]])
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
