# exercise: 4.5
# The interval with the statistics module, and numbers rounded to four places.
import math
import statistics


def compare(default_scores, tuned_scores):
    pairs = [after - before for before, after in zip(default_scores, tuned_scores)]
    mean = statistics.fmean(pairs)
    half = t.ppf(0.975, len(pairs) - 1) * statistics.stdev(pairs) * math.sqrt(1 / len(pairs) + 0.25)
    answer = {"difference": mean, "low": round(mean - half, 4), "high": round(mean + half, 4)}
    answer["verdict"] = "no clear difference"
    if answer["low"] > 0:
        answer["verdict"] = "helps"
    if answer["high"] < 0:
        answer["verdict"] = "hurts"
    return answer
