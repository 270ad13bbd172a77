# 1.2: takes only the last byte of each size, which fails from 256 on, such as 300 images. Expected: all four bytes of each number, big-endian.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[:4], "big") != 2051:
        raise ValueError("not an image file")
    n, rows, columns = content[7], content[11], content[15]
    pixels = np.frombuffer(content, dtype=np.uint8, offset=16)
    return pixels[:n * rows * columns].reshape(n, rows, columns)
