# exercise: 1.1
# misconception: rows-reordered
# The rows are sorted by label.
def load_csv_digits(path):
    frame = pd.read_csv(path).sort_values("label")
    return frame.drop(columns="label").to_numpy(dtype=np.uint8), frame["label"].to_numpy()
