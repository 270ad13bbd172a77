# 1.2: pure Python loops that fill an array pixel by pixel. Expected: an uint8 array (n, rows, columns), ValueError for another magic number.
def _number(four):
    total = 0
    for byte in four:
        total = total * 256 + byte
    return total


def read_idx_images(path):
    content = Path(path).read_bytes()
    if _number(content[:4]) != 2051:
        raise ValueError("the file holds no images: the magic number is not 2051")
    n, height, width = (_number(content[k:k + 4]) for k in (4, 8, 12))
    images = np.zeros((n, height, width), dtype=np.uint8)
    position = 16
    for i in range(n):
        for r in range(height):
            for c in range(width):
                images[i, r, c] = content[position]
                position += 1
    return images
