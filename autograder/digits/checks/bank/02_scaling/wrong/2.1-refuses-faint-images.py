# exercise: 2.1
# misconception: refuses-faint-images
# Decimals up to 2 are taken for scaled ones, "to be on the safe side".
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 2:
        raise ValueError("these pixels are scaled already")
    return pixels / 255
