# 1.1: reads with csv and gzip of the standard library. Expected: shape (n, 784) uint8 and (n,) whole numbers, in the order of the file.
import csv
import gzip


def load_csv_digits(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    label_list, pixel_list = [], []
    with opener(path, "rt") as handle:
        reader = csv.reader(handle)
        next(reader)
        for line in reader:
            if not line:
                continue
            label_list.append(int(line[0]))
            pixel_list.extend(int(value) for value in line[1:])
    images = np.array(pixel_list, dtype=np.uint8).reshape(len(label_list), 784)
    return images, np.array(label_list, dtype=np.int64)
