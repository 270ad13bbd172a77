# 2.1: tiny_scaled has lost its grey. Expected: tiny_scaled holds decimals from 0 to 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny // 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
