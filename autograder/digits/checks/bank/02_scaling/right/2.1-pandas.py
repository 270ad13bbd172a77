# exercise: 2.1
# Goes through a table of pandas for two dimensions.
tiny_scaled = pd.DataFrame(tiny).div(255)


def scale(pixels):
    if "float" in str(pixels.dtype) and np.max(pixels) <= 1.0:
        raise ValueError("scale only once")
    if pixels.ndim == 2:
        return pd.DataFrame(pixels).div(255)
    return pd.Series(pixels) / 255
