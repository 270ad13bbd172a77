# 1.2: opens the file, computes the sizes by hand and fills an array pixel by pixel. Expected: uint8 array (n, rows, columns), ValueError for other files.
def number(four_bytes):
    total = 0
    for byte in four_bytes:
        total = total * 256 + byte
    return total


def read_idx_images(path):
    with open(path, "rb") as file:
        if number(file.read(4)) != 2051:
            raise ValueError("not an IDX file with images")
        n = number(file.read(4))
        rows = number(file.read(4))
        columns = number(file.read(4))
        images = np.zeros((n, rows, columns), dtype=np.uint8)
        for i in range(n):
            for r in range(rows):
                for c in range(columns):
                    images[i, r, c] = file.read(1)[0]
    return images
