# 1.2: one image alone loses its first dimension. Expected: shape (n, rows, columns), also for n = 1.
def read_idx_images(path):
    data = Path(path).read_bytes()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    images = np.frombuffer(data, dtype=np.uint8, offset=16).reshape(n, rows, columns)
    return images[0] if n == 1 else images
