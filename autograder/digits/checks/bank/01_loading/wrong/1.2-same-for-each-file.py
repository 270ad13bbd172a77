# exercise: 1.2
# misconception: same-for-each-file
# The first file is kept, and handed out for each path.
kept = {}

def read_idx_images(path):
    content = kept.setdefault("content", Path(path).read_bytes())
    magic, n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (0, 4, 8, 12))
    if magic != 2051:
        raise ValueError("not a file of images")
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
