# 2.1: rounds the scaled values to two places, so neighbouring greys become equal. Expected: grey value / 255.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return np.round(pixels / 255, 2)
