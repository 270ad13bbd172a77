# 1.2: the header with struct.unpack, big-endian, from an open file. Expected: an uint8 array (n, rows, columns), ValueError for another magic number.
import struct


def read_idx_images(path):
    with open(path, "rb") as stream:
        (magic,) = struct.unpack(">I", stream.read(4))
        if magic != 2051:
            raise ValueError(f"This is not an IDX file of images: its magic number is {magic}.")
        count, rows, columns = struct.unpack(">3I", stream.read(12))
        body = stream.read(count * rows * columns)
    return np.array(list(body), dtype=np.uint8).reshape(count, rows, columns)
