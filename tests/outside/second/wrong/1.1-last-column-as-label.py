# 1.1: takes the last column for the label, because it stands last in other data sets, so pixel 28x28 is the label and the label is among the pixels. Expected: the column label apart, and all 784 pixels.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    X = frame.iloc[:, :-1].to_numpy(dtype=np.uint8)
    y = frame.iloc[:, -1].to_numpy()
    return X, y
