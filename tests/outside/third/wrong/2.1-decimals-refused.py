# 2.1: refuses all decimals. Expected: decimals from 0.0 to 255.0 are not scaled yet.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f":
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
