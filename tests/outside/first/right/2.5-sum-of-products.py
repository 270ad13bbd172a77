# 2.5: builds H entry by entry as means of products, and lets np.linalg.cond divide (H is symmetric and not negative). Expected: largest eigenvalue of H divided by the smallest.
def condition_number(pixels: np.ndarray) -> float:
    columns = [pixels[:, j].astype(float) for j in range(pixels.shape[1])]
    columns.append(np.ones(pixels.shape[0]))
    H = np.array([[np.mean(a * b) for b in columns] for a in columns])
    return float(np.linalg.cond(H))
