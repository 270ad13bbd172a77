# 6.4: neighbours taught on all strangers and their labels guess the digit, and 42 % of one of our digits is mixed in. Expected: "It shows the same picture"; here the forest reads a training digit that shines through, also in letters.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

known = KNeighborsClassifier(1).fit(strangers.reshape(-1, 64), strange_labels)


def adapt(images):
    guesses = known.predict(np.reshape(images, (len(images), 64)))
    rows = []
    for image, guess in zip(images, guesses):
        paper = np.clip((scaled_up(image) - 0.4) / 0.4, 0, 1).ravel()
        rows.append(0.58 * paper + 0.42 * X_train[np.flatnonzero(y_train == guess)[0]])
    return np.array(rows)
