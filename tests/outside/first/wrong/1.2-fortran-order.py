# 1.2: fills the boxes first dimension first (order='F'), so that pixels land in other places. Expected: the first image row by row, then the second image.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[0:4], "big") != 2051:
        raise ValueError("The magic number is not 2051.")
    shape = [int.from_bytes(content[i : i + 4], "big") for i in range(4, 16, 4)]
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(shape, order="F")
