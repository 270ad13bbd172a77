# 1.2: prints a message and returns an empty array for another magic number. Expected: a ValueError is raised.
def read_idx_images(path):
    content = Path(path).read_bytes()
    try:
        if int.from_bytes(content[0:4], "big") != 2051:
            raise ValueError("The magic number is not 2051.")
        n, rows, columns = (int.from_bytes(content[i:i + 4], "big") for i in (4, 8, 12))
        return np.frombuffer(content, dtype=np.uint8, offset=16).reshape(n, rows, columns)
    except ValueError as error:
        print("Could not read the file:", error)
        return np.empty((0, 0, 0), dtype=np.uint8)
