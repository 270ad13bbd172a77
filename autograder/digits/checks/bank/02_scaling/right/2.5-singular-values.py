# exercise: 2.5
# Squares the ratio of the singular values of A.
def condition_number(pixels):
    A = np.c_[np.array(pixels, dtype=float), np.ones(pixels.shape[0])]
    singular = np.linalg.svd(A, compute_uv=False)
    return (singular.max() / singular.min()) ** 2
