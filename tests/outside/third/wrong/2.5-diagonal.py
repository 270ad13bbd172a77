# 2.5: ratio of the diagonal of H. Expected: ratio of the eigenvalues of H.
def condition_number(pixels):
    A = np.column_stack([pixels.astype(float), np.ones(len(pixels))])
    H = A.T @ A / len(A)
    return H.diagonal().max() / H.diagonal().min()
