# 1.2: struct.unpack with big-endian, magic first. Expected: uint8 array (n, rows, columns), ValueError if the magic number is not 2051.
import struct


def read_idx_images(path):
    content = Path(path).read_bytes()
    if content[:4] != b"\x00\x00\x08\x03":
        raise ValueError("This file does not hold IDX images: the magic number is not 2051.")
    n, rows, columns = struct.unpack(">3I", content[4:16])
    flat = np.frombuffer(content, dtype=np.uint8, offset=16)
    return flat.reshape(n, rows, columns)
