# 5.4: right predictions get the confidence -1, all rows are sorted, as many as there are mistakes are kept. Expected: an integer array of the row numbers of the mistakes, the most confident first, at most k.
def most_confident_mistakes(probabilities: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    is_wrong = np.argmax(probabilities, axis=1) != labels
    how_many = min(int(is_wrong.sum()), k)
    confidence = np.where(is_wrong, np.max(probabilities, axis=1), -1.0)
    return np.argsort(confidence)[::-1][:how_many].astype(np.int32)
