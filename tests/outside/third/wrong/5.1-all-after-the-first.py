# 5.1: one wrong row switches all later rows to wrong. Expected: True where the prediction is wrong.
def mistakes(labels, predictions):
    found = False
    answer = []
    for true, guess in zip(labels, predictions):
        if true != guess:
            found = True
        answer.append(found)
    return np.array(answer, dtype=bool)
