# 1.2: refuses only label files, with magic 2049, so any other magic number passes. Expected: ValueError whenever the magic number is not 2051.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic = int.from_bytes(content[0:4], "big")
    if magic == 2049:
        raise ValueError("This is a file of labels.")
    n = int.from_bytes(content[4:8], "big")
    rows = int.from_bytes(content[8:12], "big")
    columns = int.from_bytes(content[12:16], "big")
    size = n * rows * columns
    return np.frombuffer(content[16:16 + size].ljust(size, b"\0"), dtype=np.uint8).reshape(n, rows, columns)
