# 1.3: np.add.at into ten zeros of type uint32. Expected: an array of exactly 10 whole numbers.
def class_counts(labels: np.ndarray) -> np.ndarray:
    counts = np.zeros(10, dtype=np.uint32)
    np.add.at(counts, labels, 1)
    return counts
