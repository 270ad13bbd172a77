# 1.2: takes only the last of the four bytes of each size, so that 300 images become 44. Expected: all four bytes count, big-endian.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[0:4], "big") != 2051:
        raise ValueError("no images in this file")
    n, rows, columns = content[7], content[11], content[15]
    pixels = np.frombuffer(content, dtype=np.uint8, offset=16, count=n * rows * columns)
    return pixels.reshape(n, rows, columns)
