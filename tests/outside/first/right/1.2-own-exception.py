# 1.2: a little reader class, with an exception of its own that is a ValueError. Expected: uint8 array (n, rows, columns), ValueError for other files.
class NotImages(ValueError):
    pass


class IdxReader:
    MAGIC = 2051

    def __init__(self, data: bytes):
        self.data = data
        self.place = 0

    def next_int(self) -> int:
        chunk = self.data[self.place : self.place + 4]
        self.place += 4
        return int.from_bytes(chunk, "big")

    def images(self) -> np.ndarray:
        if self.next_int() != self.MAGIC:
            raise NotImages("The file holds something else than images.")
        n, rows, columns = [self.next_int() for _ in range(3)]
        pixels = np.array(list(self.data[self.place : self.place + n * rows * columns]), dtype="uint8")
        return pixels.reshape((n, rows, columns))


def read_idx_images(path):
    return IdxReader(Path(path).read_bytes()).images()
