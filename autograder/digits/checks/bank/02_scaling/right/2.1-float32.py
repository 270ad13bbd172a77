# exercise: 2.1
# Casts to float32 and multiplies.
tiny_scaled = tiny.astype("float32") / np.float32(255)


def scale(pixels):
    decimal = np.issubdtype(pixels.dtype, np.floating)
    if decimal and not (pixels > 1).any():
        raise ValueError("already between 0 and 1")
    return np.asarray(pixels, dtype=np.float32) * np.float32(1 / 255)
