# 2.1: tiny_scaled is written into an array of the dtype of tiny, so the greys are 0. Expected: tiny_scaled holds decimals from 0 to 1.
tiny_scaled = np.zeros_like(tiny)
tiny_scaled[:] = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("already scaled")
    return pixels / 255
