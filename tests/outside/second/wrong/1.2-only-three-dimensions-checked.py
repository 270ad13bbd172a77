# 1.2: checks only the fourth byte, so a file of decimals with magic 0 0 13 3 is accepted. Expected: ValueError whenever the magic number is not 2051.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if content[3] != 3:
        raise ValueError("this file does not have three dimensions")
    n = int.from_bytes(content[4:8], "big")
    rows = int.from_bytes(content[8:12], "big")
    columns = int.from_bytes(content[12:16], "big")
    return np.frombuffer(content, dtype=np.uint8, offset=16, count=n * rows * columns).reshape(n, rows, columns)
