# 1.2: a small reader class. Expected: uint8 (n, rows, columns), ValueError if the magic number is not 2051.
class IdxReader:
    def __init__(self, blob):
        self.blob = blob
        self.at = 0

    def number(self):
        value = int.from_bytes(self.blob[self.at:self.at + 4], "big", signed=False)
        self.at += 4
        return value

    def rest(self):
        return self.blob[self.at:]


class NotImages(ValueError):
    pass


def read_idx_images(path):
    reader = IdxReader(Path(path).read_bytes())
    if reader.number() != 0x803:
        raise NotImages("The magic number says that the file holds something else.")
    shape = [reader.number() for _ in range(3)]
    return np.ndarray(shape, dtype=np.uint8, buffer=bytearray(reader.rest()))
