# 2.5: adds outer products row by row. Expected: largest divided by smallest eigenvalue of H with a column of ones.
def condition_number(pixels):
    k = pixels.shape[1] + 1
    H = np.zeros((k, k))
    for line in pixels:
        a = np.array([float(value) for value in line] + [1.0])
        H += np.outer(a, a)
    H /= len(pixels)
    first, *_, last = sorted(np.linalg.eigvalsh(H))
    return last / first
