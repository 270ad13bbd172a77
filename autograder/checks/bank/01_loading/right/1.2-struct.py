# exercise: 1.2
# The struct module reads the header.
import struct

def read_idx_images(path):
    with open(path, "rb") as file:
        kind, count, height, width = struct.unpack(">IIII", file.read(16))
        if kind != 0x803:
            raise ValueError(f"expected 2051, found {kind}")
        return np.array(list(file.read()), dtype=np.uint8).reshape((count, height, width))
