# exercise: 1.2
# misconception: signed-bytes
# The bytes are read as signed ones.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(content, dtype=np.int8, offset=16).reshape(n, rows, columns)
