# 1.2: adds up the header bytes by hand and fills pixel by pixel. Expected: uint8 (n, rows, columns), ValueError if the magic number is not 2051.
def four_bytes(some):
    total = 0
    for byte in some:
        total = total * 256 + byte
    return total


def read_idx_images(path):
    raw = Path(path).read_bytes()
    if four_bytes(raw[:4]) != 2051:
        raise ValueError("magic number is not 2051, so these are not images")
    n, height, width = (four_bytes(raw[k:k + 4]) for k in (4, 8, 12))
    result = np.zeros((n, height, width), dtype=np.uint8)
    position = 16
    for i in range(n):
        for r in range(height):
            result[i, r, :] = list(raw[position:position + width])
            position += width
    return result
