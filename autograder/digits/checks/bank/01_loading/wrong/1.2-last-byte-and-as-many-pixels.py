# exercise: 1.2
# misconception: last-byte-only
# Of 300 images only 44 are read, without an error: as many pixels are taken as the last bytes of the sizes say.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[:4], "big") != 2051:
        raise ValueError("not a file of images")
    n, rows, columns = content[7], content[11], content[15]
    pixels = np.frombuffer(content, dtype=np.uint8, offset=16, count=n * rows * columns)
    return pixels.reshape(n, rows, columns)
