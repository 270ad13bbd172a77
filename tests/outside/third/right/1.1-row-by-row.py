# 1.1: fills a prepared array row by row, labels as uint8. Expected: shape (n, 784) uint8 and (n,) whole numbers.
def load_csv_digits(path):
    table = pd.read_csv(path)
    images = np.zeros((len(table), 784), dtype=np.uint8)
    digits = np.zeros(len(table), dtype=np.uint8)
    for i, record in enumerate(table.itertuples(index=False, name=None)):
        digits[i] = record[0]
        images[i] = record[1:]
    return images, digits
