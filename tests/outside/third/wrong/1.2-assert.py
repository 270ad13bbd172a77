# 1.2: an assert gives AssertionError. Expected: ValueError.
def read_idx_images(path):
    data = Path(path).read_bytes()
    assert int.from_bytes(data[:4], "big") == 2051, "The file holds something else."
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    return np.frombuffer(data, dtype=np.uint8, offset=16).reshape(n, rows, columns)
