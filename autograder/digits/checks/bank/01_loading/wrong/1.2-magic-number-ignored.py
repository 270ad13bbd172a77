# exercise: 1.2
# misconception: magic-number-ignored
# The first four bytes are not looked at.
def read_idx_images(path):
    content = Path(path).read_bytes()
    n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (4, 8, 12))
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
