# 1.2: the first file is remembered and given for every path. Expected: the file at path, on each call.
_seen = []


def read_idx_images(path):
    if not _seen:
        _seen.append(Path(path).read_bytes())
    data = _seen[0]
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = (int.from_bytes(data[i:i + 4], "big") for i in (4, 8, 12))
    return np.frombuffer(data, dtype=np.uint8, offset=16).reshape(n, rows, columns)
