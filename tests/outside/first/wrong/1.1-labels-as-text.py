# 1.1: reads with the csv module and leaves the labels as text ('7'). Expected: labels hold whole numbers.
import csv
import gzip


def load_csv_digits(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    labels, rows = [], []
    with opener(path, "rt") as file:
        reader = csv.reader(file)
        next(reader)
        for line in reader:
            labels.append(line[0])
            rows.append([int(v) for v in line[1:]])
    return np.array(rows, dtype=np.uint8), np.array(labels)
