# 1.1: the first image is taken for the header and lost. Expected: all n rows of the file.
def load_csv_digits(path):
    frame = pd.read_csv(path, skiprows=1)
    labels = frame.iloc[:, 0].to_numpy()
    pixels = frame.iloc[:, 1:].to_numpy(dtype=np.uint8)
    return pixels, labels
