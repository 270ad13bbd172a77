# 1.1: can only read compressed files. Expected: .csv and .csv.gz both work.
def load_csv_digits(path):
    frame = pd.read_csv(path, compression="gzip")
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
