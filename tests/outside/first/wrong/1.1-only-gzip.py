# 1.1: forces gzip, so that a plain .csv file stops with an error. Expected: the name may end in .csv or .csv.gz.
def load_csv_digits(path):
    frame = pd.read_csv(path, compression="gzip")
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
