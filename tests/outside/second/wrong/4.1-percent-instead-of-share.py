# 4.1: the shares are whole per cent, which the forest reads as numbers of pixels. Expected: shares between 0 and 0.3.
def search_space():
    return {
        "algo__max_features": randint(2, 31),  # 2 % to 30 %
        "algo__min_samples_leaf": randint(1, 6),
        "algo__max_depth": [None, 10, 20],
        "algo__n_estimators": randint(100, 201),
    }
