# exercise: 1.2
# NumPy reads the header and the pixels from the file.
def read_idx_images(path):
    head = np.fromfile(path, dtype=">u4", count=4)
    if head[0] != 2051:
        raise ValueError("wrong magic number")
    return np.fromfile(path, dtype="u1", offset=16).reshape(head[1:])
