# 1.1: np.genfromtxt reads decimals and only the pixels are cast, so the labels are floats. Expected: labels that are whole numbers.
def load_csv_digits(path):
    data = np.atleast_2d(np.genfromtxt(path, delimiter=",", skip_header=1))
    return data[:, 1:].astype(np.uint8), data[:, 0]
