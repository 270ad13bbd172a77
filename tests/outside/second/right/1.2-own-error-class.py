# 1.2: raises a subclass of ValueError, and uses a memoryview. Expected: an uint8 array (n, rows, columns), ValueError for another magic number.
class NotAnImageFile(ValueError):
    """The file holds something else than images."""


def read_idx_images(path):
    raw = memoryview(Path(path).read_bytes())
    sizes = [int.from_bytes(raw[start:start + 4], byteorder="big") for start in range(4, 16, 4)]
    if bytes(raw[:4]) != b"\x00\x00\x08\x03":
        raise NotAnImageFile("This file does not start with the bytes 0 0 8 3, so it has no images in it.")
    return np.asarray(raw[16:], dtype=np.uint8).reshape(*sizes)
