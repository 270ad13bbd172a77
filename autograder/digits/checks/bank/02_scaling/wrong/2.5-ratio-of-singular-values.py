# exercise: 2.5
# misconception: ratio-of-singular-values
# The condition number of A is taken, not that of H.
def condition_number(pixels):
    A = np.column_stack([pixels, np.ones(len(pixels))])
    return np.linalg.cond(A)
