# exercise: 1.5
# misconception: seed-not-used
# The shuffling starts from fresh chance each time.
def split(pixels, labels, seed):
    fresh = int(np.random.default_rng().integers(1_000_000))
    return train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=fresh)
