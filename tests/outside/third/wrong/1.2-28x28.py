# 1.2: sizes are fixed to 28 x 28. Expected: rows and columns from the header.
def read_idx_images(path):
    data = Path(path).read_bytes()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(data, dtype=np.uint8, offset=16).reshape(-1, 28, 28)
