# exercise: 1.2
# misconception: header-unpacked-first
# The struct module unpacks 16 bytes before the magic number is compared: a shorter file ends with its own error.
import struct

def read_idx_images(path):
    with open(path, "rb") as file:
        kind, count, height, width = struct.unpack(">IIII", file.read(16))
        if kind != 0x803:
            raise ValueError(f"expected 2051, found {kind}")
        return np.array(list(file.read()), dtype=np.uint8).reshape((count, height, width))
