# 1.1: the last pixel column is cut off. Expected: 784 columns.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    labels = frame.iloc[:, 0].to_numpy()
    pixels = frame.iloc[:, 1:-1].to_numpy(dtype=np.uint8)
    return pixels, labels
