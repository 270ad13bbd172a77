# 1.2: refuses other files with assert, which is an AssertionError. Expected: ValueError if the magic number is not 2051.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = (int.from_bytes(content[i : i + 4], "big") for i in (0, 4, 8, 12))
    assert magic == 2051, "not a file with images"
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
