# 1.1: read_csv takes the header away and then iloc[1:] takes the first digit too. Expected: all n rows of the file.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    data = frame.iloc[1:]          # without the header
    labels = data.iloc[:, 0].to_numpy()
    pixels = data.iloc[:, 1:].to_numpy(dtype=np.uint8)
    return pixels, labels
