# exercise: 1.1
# misconception: path-ignored
# The file of the course is read whatever the path says.
def load_csv_digits(path):
    frame = pd.read_csv(course_file("data/digits.csv.gz"))
    return frame.drop(columns="label").to_numpy(dtype=np.uint8), frame["label"].to_numpy()
