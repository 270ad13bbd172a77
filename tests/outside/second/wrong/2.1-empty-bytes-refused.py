# 2.1: refuses whenever no value is above 1, without a look at the dtype, so an empty image in whole numbers is refused. Expected: an empty uint8 image gives zeros.
tiny_scaled = tiny / 255


def scale(pixels):
    if not (pixels > 1).any():
        raise ValueError("already scaled")
    return pixels / 255
