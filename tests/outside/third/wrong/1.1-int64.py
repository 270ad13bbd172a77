# 1.1: pixels stay int64. Expected: dtype uint8.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.drop(columns="label").to_numpy(), frame["label"].to_numpy()
