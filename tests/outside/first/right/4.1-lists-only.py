# 4.1: only lists, the share 28/784 itself among them, no number of trees. Expected: a dict of lists or distributions with the default inside.
def search_space():
    shares = [0.01, 0.02, 28 / 784, 0.05, 0.1, 0.2, 0.3]
    space = {}
    space["algo__max_features"] = shares
    space["algo__min_samples_leaf"] = [1, 2, 3, 4, 5]
    space["algo__max_depth"] = [8, 16, 32, None]
    return space
