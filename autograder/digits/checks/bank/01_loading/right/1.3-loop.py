# exercise: 1.3
# A loop counts into a list.
def class_counts(labels):
    result = [0] * 10
    for label in labels:
        result[label] += 1
    return result
