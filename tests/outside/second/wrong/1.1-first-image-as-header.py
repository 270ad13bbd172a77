# 1.1: skips the header line and then takes the first image as the header, so one row is missing. Expected: all n rows.
def load_csv_digits(path):
    frame = pd.read_csv(path, skiprows=1)
    values = frame.to_numpy()
    labels = values[:, 0]
    pixels = values[:, 1:].astype(np.uint8)
    return pixels, labels
