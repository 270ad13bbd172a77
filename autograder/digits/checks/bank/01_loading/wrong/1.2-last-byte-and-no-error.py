# exercise: 1.2
# misconception: last-byte-only
# content[7] is the last byte of the number of images, and so on; and the ValueError is returned, not raised.
def read_idx_images(path):
    content = Path(path).read_bytes()
    if int.from_bytes(content[:4], "big") != 2051:
        return ValueError("not a file of images")
    return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(content[7], content[11], content[15])
