# 1.2: looks only at the number of dimensions (last byte 3), so a file of other numbers, such as 0 0 13 3, is accepted. Expected: ValueError if the magic number is not 2051.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if content[3] != 3:
        raise ValueError("this file has no three dimensions")
    count = int.from_bytes(content[4:8], "big")
    rows = int.from_bytes(content[8:12], "big")
    columns = int.from_bytes(content[12:16], "big")
    return np.frombuffer(content, dtype=np.uint8, offset=16)[: count * rows * columns].reshape(count, rows, columns)
