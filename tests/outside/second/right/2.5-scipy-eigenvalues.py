# 2.5: SciPy for the eigenvalues and einsum for H. Expected: the largest eigenvalue of H divided by the smallest.
def condition_number(pixels):
    from scipy.linalg import eigvalsh

    table = pd.DataFrame(np.asarray(pixels, dtype=float))
    table["bias"] = 1.0
    A = table.to_numpy()
    H = np.einsum("ni,nj->ij", A, A) / A.shape[0]
    steepness = sorted(eigvalsh(H).tolist())
    return steepness[-1] / steepness[0]
