# 2.5: column_stack and eigvalsh as in the worked example. Expected: largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    H = A.T @ A / len(A)
    values = np.linalg.eigvalsh(H)
    return float(values[-1] / values[0])
