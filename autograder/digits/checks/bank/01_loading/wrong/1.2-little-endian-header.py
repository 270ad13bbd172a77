# exercise: 1.2
# misconception: little-endian-header
# The sizes are read with the wrong byte order, without a word on the magic number.
def read_idx_images(path):
    content = Path(path).read_bytes()
    n, rows, columns = np.frombuffer(content, dtype=np.uint32, count=3, offset=4)
    if int.from_bytes(content[:4], "big") != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
