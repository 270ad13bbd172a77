# 1.2: makes an array of a list of bytes without a dtype, so it is int64. Expected: the dtype uint8.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[0:4], "big") != 2051:
        raise ValueError("The file is no image file.")
    n = int.from_bytes(content[4:8], "big")
    r = int.from_bytes(content[8:12], "big")
    c = int.from_bytes(content[12:16], "big")
    return np.array(list(content[16:])).reshape(n, r, c)
