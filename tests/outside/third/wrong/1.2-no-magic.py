# 1.2: the magic number is not looked at. Expected: ValueError if the magic number is not 2051.
def read_idx_images(path):
    data = Path(path).read_bytes()
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    return np.frombuffer(data[16:], dtype=np.uint8).reshape(n, rows, columns)
