# exercise: 1.2
# misconception: column-by-column
# The images are filled column by column.
def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError("not a file of images")
    flat = np.frombuffer(content, dtype=np.uint8, offset=16)
    return np.stack([part.reshape(rows, columns, order="F") for part in flat.reshape(n, -1)])
