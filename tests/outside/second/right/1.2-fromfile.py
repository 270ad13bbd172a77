# 1.2: np.fromfile with a big-endian header dtype and an offset, copied to be writable. Expected: an uint8 array (n, rows, columns), ValueError for another magic number.
def read_idx_images(path):
    header = np.fromfile(path, dtype=">u4", count=4)
    if len(header) == 0 or header[0] != 2051:
        raise ValueError("Expected the magic number 2051 of an image file.")
    shape = tuple(int(size) for size in header[1:])
    return np.fromfile(path, dtype=np.uint8, offset=16).reshape(shape).copy()
