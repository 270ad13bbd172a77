# 4.1: uniform(0.02, 0.3) ends at 0.32, because the second number is the width. Expected: shares up to at most 0.3.
def search_space():
    space = {}
    space["algo__max_features"] = uniform(0.02, 0.3)
    space["algo__min_samples_leaf"] = randint(1, 6)
    space["algo__max_depth"] = [None, 10, 30]
    return space
