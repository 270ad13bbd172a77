# 1.2: header as big-endian numbers of NumPy. Expected: uint8 (n, rows, columns), ValueError if the magic number is not 2051.
def read_idx_images(path):
    content = np.fromfile(str(path), dtype=np.uint8)
    if content[:4].tolist() != [0, 0, 8, 3]:
        raise ValueError(f"{path} is not a file of images")
    sizes = content[4:16].copy().view(">u4").astype(int)
    return content[16:].reshape(tuple(sizes))
