# 1.2: a file with one image gives the shape (rows, columns). Expected: always three dimensions, (1, rows, columns) here.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = [int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12)]
    if magic != 2051:
        raise ValueError("wrong magic number")
    images = np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
    if n == 1:
        return images[0]
    return images
