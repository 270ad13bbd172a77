# 1.5: splits row numbers with train_size. Expected: 80% and 20%, mixed, stratified, repeatable by seed.
def split(pixels, labels, seed):
    numbers = range(len(labels))
    train, test = train_test_split(numbers, train_size=0.8, stratify=np.asarray(labels).tolist(), random_state=seed)
    return tuple(np.take(part, rows, axis=0) for part in (pixels, labels) for rows in (train, test))
