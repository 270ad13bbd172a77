# 1.1: always reads the file of the course. Expected: the file at path.
def load_csv_digits(path):
    frame = pd.read_csv(course_file("data/digits.csv.gz"))
    labels = frame["label"].to_numpy()
    pixels = frame.drop(columns="label").to_numpy(dtype=np.uint8)
    return pixels, labels
