# 2.1: divides by the maximum of the batch. Expected: 255 becomes 1.0 in every batch, so divide by 255.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / max(pixels.max(), 1)
