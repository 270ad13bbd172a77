# 2.5: the squared ratio of the singular values of A. Expected: the largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    values = np.linalg.svd(A, compute_uv=False)
    return (values.max() / values.min()) ** 2
