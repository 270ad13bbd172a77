# exercise: 1.1
# misconception: label-among-pixels
# The whole table becomes the pixels, label included.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.to_numpy(dtype=np.uint8), frame["label"].to_numpy()
