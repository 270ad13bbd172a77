# 1.3: counts characters in str(labels), which NumPy shortens with three dots from 1001 labels on. Expected: all labels counted.
def class_counts(labels):
    text = str(labels)
    return np.array([text.count(str(digit)) for digit in range(10)])
