# 1.2: only the last byte of the number of images is read, wrong above 255 images. Expected: four bytes for each number of the header.
def read_idx_images(path):
    data = Path(path).read_bytes()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = data[7], data[11], data[15]
    size = n * rows * columns
    return np.frombuffer(data[16:16 + size], dtype=np.uint8).reshape(n, rows, columns)
