# exercise: 1.1
# The csv module reads line by line; labels are a list.
import csv
import gzip

def load_csv_digits(path):
    opened = gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)
    with opened as file:
        rows = [[int(word) for word in line] for line in list(csv.reader(file))[1:]]
    return [np.array([row[1:] for row in rows], dtype="uint8"), [row[0] for row in rows]]
