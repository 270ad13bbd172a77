# 2.1: rounds to two decimals, so neighbouring greys become equal. Expected: 1/255 for 1, not 0.0.
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("already scaled")
    return np.round(pixels / 255, 2)
