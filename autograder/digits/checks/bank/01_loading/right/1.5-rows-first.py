# exercise: 1.5
# Row numbers are split, and then used on both arrays.
def split(pixels, labels, seed):
    np.random.seed(seed)
    rows = np.random.permutation(len(labels))
    train_rows, test_rows = train_test_split(rows, train_size=0.8, stratify=labels[rows], random_state=seed)
    return pixels[train_rows], pixels[test_rows], labels[train_rows], labels[test_rows]
