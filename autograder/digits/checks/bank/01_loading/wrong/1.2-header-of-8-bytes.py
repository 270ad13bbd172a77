# exercise: 1.2
# misconception: header-among-pixels
# The header of a label file, 8 bytes, is left out. A header of images has 16.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(content, dtype=np.uint8, offset=8).reshape(n, rows, columns)
