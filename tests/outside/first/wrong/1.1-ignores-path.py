# 1.1: ignores path and always reads the file of the course. Expected: the file at `path` is read.
def load_csv_digits(path):
    frame = pd.read_csv(course_file("data/digits.csv.gz"))
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    labels = frame["label"].to_numpy()
    return pixels, labels
