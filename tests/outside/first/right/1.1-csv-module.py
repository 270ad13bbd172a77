# 1.1: pure Python with gzip and csv, arrays at the very end. Expected: two arrays, pixels uint8 (n, 784) and labels (n,), for .csv and .csv.gz.
import csv
import gzip


def load_csv_digits(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    labels, rows = [], []
    with opener(path, "rt", newline="") as file:
        for record in csv.DictReader(file):
            labels.append(int(record.pop("label")))
            rows.append([int(value) for value in record.values()])
    return np.array(rows, dtype=np.uint8).reshape(len(rows), 784), np.array(labels, dtype=int)
