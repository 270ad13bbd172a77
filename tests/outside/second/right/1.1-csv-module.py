# 1.1: pure Python with the csv module and gzip, the columns looked up by name. Expected: pixels (n, 784) uint8 and whole labels (n,), in the order of the file.
import csv
import gzip


def load_csv_digits(path):
    wanted = [f"{r}x{c}" for r in range(1, 29) for c in range(1, 29)]
    opener = gzip.open if str(path).endswith(".gz") else open
    rows, answers = [], []
    with opener(path, "rt", newline="") as handle:
        for record in csv.DictReader(handle):
            answers.append(int(record["label"]))
            rows.append([int(record[name]) for name in wanted])
    return np.array(rows, dtype=np.uint8).reshape(-1, 784), np.array(answers, dtype=int)
