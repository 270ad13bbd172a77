# exercise: 1.3
# Counted in a loop, with names in German.
def class_counts(labels):
    häufigkeiten = [0] * 10
    for ziffer in labels:
        häufigkeiten[int(ziffer)] += 1
    return np.array(häufigkeiten)
