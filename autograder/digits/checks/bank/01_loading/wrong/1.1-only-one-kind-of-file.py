# exercise: 1.1
# misconception: only-one-kind-of-file
# The file is always opened as a compressed one.
def load_csv_digits(path):
    frame = pd.read_csv(path, compression="gzip")
    return frame.drop(columns="label").to_numpy(dtype=np.uint8), frame["label"].to_numpy()
