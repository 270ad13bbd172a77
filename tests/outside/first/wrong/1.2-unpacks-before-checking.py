# 1.2: unpacks 16 bytes before it looks at the magic number, so that a short label file ends in struct.error. Expected: ValueError for every file whose magic number is not 2051.
import struct


def read_idx_images(path):
    content = Path(path).read_bytes()
    magic, n, rows, columns = struct.unpack(">IIII", content[:16])
    if magic != 2051:
        raise ValueError("wrong magic number: this is not a file of images")
    return np.frombuffer(content[16:], dtype=np.uint8).reshape(n, rows, columns)
