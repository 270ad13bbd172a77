# exercise: 1.1
# misconception: signed-bytes
# int8 is taken for the dtype of one byte.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.drop(columns="label").to_numpy().astype(np.int8), frame["label"].to_numpy()
