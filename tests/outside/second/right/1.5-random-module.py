# 1.5: the random module of Python and lists of positions. Expected: 80 and 20 percent, mixed, stratified, labels with their rows, the same for the same seed.
import random
from collections import defaultdict


def split(pixels, labels, seed):
    chance = random.Random(seed)
    places = defaultdict(list)
    for place, label in enumerate(labels.tolist()):
        places[label].append(place)
    learning, testing = [], []
    for label in sorted(places):
        chosen = set(chance.sample(places[label], round(len(places[label]) / 5)))
        for place in places[label]:
            (testing if place in chosen else learning).append(place)
    chance.shuffle(learning)
    chance.shuffle(testing)
    return pixels[learning], pixels[testing], labels[learning], labels[testing]
