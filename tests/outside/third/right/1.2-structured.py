# 1.2: dtype ">i4" and a lazy check of the magic number. Expected: uint8 (n, rows, columns), ValueError if the magic number is not 2051.
def read_idx_images(path):
    data = Path(path).read_bytes()
    magic, rest = data[:4], data[4:]
    if magic.hex() != "00000803":
        raise ValueError("Not an IDX file of images.")
    n, rows, columns = map(int, np.frombuffer(rest, dtype=">i4", count=3))
    flat = np.frombuffer(rest[12:], np.ubyte)
    images = np.empty((n, rows, columns), np.ubyte)
    images.flat = flat
    return images
