# 1.2: fills the boxes column by column, so the shape is right but the pixels of each image stand in the wrong places. Expected: each image row by row.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[0:4], "big") != 2051:
        raise ValueError("magic number is not 2051")
    n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (4, 8, 12))
    boxes = np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, columns, rows)
    return boxes.transpose(0, 2, 1)
