# 5.4: the notebook's all_predictions tell what is wrong. Expected: the predicted digit is the one with the largest probability.
def most_confident_mistakes(probabilities, labels, k):
    confidence = probabilities.max(axis=1)
    positions = np.flatnonzero(all_predictions[: len(labels)] != labels)
    return positions[np.argsort(-confidence[positions])][:k]
