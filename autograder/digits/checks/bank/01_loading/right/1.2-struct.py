# exercise: 1.2
# The struct module reads the header.
import struct

def read_idx_images(path):
    with open(path, "rb") as file:
        kind = file.read(4)
        if kind != b"\x00\x00\x08\x03":
            raise ValueError(f"expected 2051, found {kind}")
        count, height, width = struct.unpack(">III", file.read(12))
        return np.array(list(file.read()), dtype=np.uint8).reshape((count, height, width))
