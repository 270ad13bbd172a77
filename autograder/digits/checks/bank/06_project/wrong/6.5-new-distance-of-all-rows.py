# exercise: 6.5
# misconception: distance-of-all-rows
# The second squared distance is that of all rows.
def fair_gain(before, after, labels, taught, gamma):
    scores = []
    for rows in (before, after):
        ratio = squared_distance(before[taught]) / squared_distance(rows if rows is after else rows[taught])
        svc = SVC(gamma=gamma * ratio).fit(rows[taught], labels[taught])
        scores.append(svc.score(rows[~taught], labels[~taught]))
    return scores[1] - scores[0]
