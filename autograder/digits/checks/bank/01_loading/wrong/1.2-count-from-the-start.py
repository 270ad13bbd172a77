# exercise: 1.2
# misconception: header-among-pixels
# The right number of bytes is taken, but from the beginning of the file.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(content[:n * rows * columns], dtype=np.uint8).reshape(n, rows, columns)
