# 1.5: random.Random of the standard library, every fifth row of each digit. Expected: 80% and 20%, mixed, stratified, repeatable by seed.
import random


def split(pixels, labels, seed):
    dice = random.Random(int(seed))
    rows = list(range(len(labels)))
    dice.shuffle(rows)
    rows.sort(key=lambda row: labels[row])
    test = rows[4::5]
    chosen = set(test)
    train = [row for row in rows if row not in chosen]
    dice.shuffle(train)
    dice.shuffle(test)
    return pixels[train], pixels[test], labels[train], labels[test]
