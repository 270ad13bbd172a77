# 4.1: a list of shares that are multiples of the default's. Expected: a dict whose space contains the default forest, shares from at most 0.03 up to at most 0.3, leaves 1 to about 5, depths with None.
def search_space():
    default_share = int(np.sqrt(784)) / 784
    space = {}
    space["algo__max_features"] = [default_share * 2 ** (i / 2) for i in range(-2, 6)]
    space["algo__min_samples_leaf"] = np.arange(1, 6).tolist()
    depths = [20, 50]
    depths.append(None)
    space["algo__max_depth"] = depths
    return space
