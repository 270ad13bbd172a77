# 1.2: numpy reads the header as big-endian '>u4', and the result is a writable copy. Expected: uint8 array (n, rows, columns), ValueError for other files.
def read_idx_images(path):
    everything = np.fromfile(path, dtype=np.uint8)
    header = everything[:16].tobytes()
    magic = int.from_bytes(header[:4], byteorder="big")
    if magic != 2051:
        raise ValueError(f"expected the magic number 2051, found {magic}")
    shape = tuple(int(number) for number in np.frombuffer(header, dtype=">u4", offset=4))
    return everything[16:].reshape(shape).copy()
