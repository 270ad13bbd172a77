# exercise: 1.1
# misconception: labels-before-pixels
# The labels are returned first.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame["label"].to_numpy(), frame.drop(columns="label").to_numpy(dtype=np.uint8)
