# exercise: 1.1
# misconception: dtype-left-as-read
# The pixels stay int64.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.drop(columns="label").to_numpy(), frame["label"].to_numpy()
