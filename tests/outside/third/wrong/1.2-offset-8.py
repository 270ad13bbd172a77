# 1.2: the pixels begin at byte 8, so half of the header is among them. Expected: the header is not among the pixels.
def read_idx_images(path):
    data = Path(path).read_bytes()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    body = np.frombuffer(data, dtype=np.uint8, offset=8)
    return body[:n * rows * columns].reshape(n, rows, columns)
