# 1.5: splits the row numbers and then indexes both arrays. Expected: 80/20, stratified, mixed, labels with their rows, follows the seed.
def split(pixels, labels, seed):
    positions = np.arange(len(labels))
    train, test = train_test_split(positions, train_size=0.8, shuffle=True, stratify=labels, random_state=seed)
    return pixels[train], pixels[test], labels[train], labels[test]
