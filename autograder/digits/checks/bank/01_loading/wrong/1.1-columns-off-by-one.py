# exercise: 1.1
# misconception: columns-off-by-one
# The pixels start at column 2, as if Python counted from 1.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.iloc[:, 2:].to_numpy(dtype=np.uint8), frame["label"].to_numpy()
