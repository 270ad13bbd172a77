# 1.2: each image stays one row. Expected: shape (n, rows, columns).
def read_idx_images(path):
    data = Path(path).read_bytes()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    return np.frombuffer(data, dtype=np.uint8, offset=16).reshape(n, rows * columns)
