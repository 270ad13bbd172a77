# 2.5: einsum and the singular values of H. Expected: largest divided by smallest eigenvalue of H with a column of ones.
def condition_number(pixels):
    A = np.pad(pixels.astype(np.float64), ((0, 0), (0, 1)), constant_values=1.0)
    H = np.einsum("ni,nj->ij", A, A) / A.shape[0]
    s = np.linalg.svd(H, compute_uv=False)
    return s[0] / s[-1]
