# 1.2: header with struct. Expected: uint8 (n, rows, columns), ValueError if the magic number is not 2051.
import struct


def read_idx_images(path):
    with open(path, "rb") as handle:
        start = handle.read(4)
        if start != struct.pack(">I", 2051):
            raise ValueError("This file does not hold IDX images: its magic number is not 2051.")
        n, rows, columns = struct.unpack(">III", handle.read(12))
        body = handle.read()
    return np.array(list(body), dtype=np.uint8).reshape((n, rows, columns))
