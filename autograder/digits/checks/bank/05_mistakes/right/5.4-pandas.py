# exercise: 5.4
# A table, filtered and sorted.
def most_confident_mistakes(probabilities, labels, k):
    table = pd.DataFrame(probabilities)
    table = pd.DataFrame({"p": table.max(axis=1), "digit": table.idxmax(axis=1), "label": labels})
    return table[table["digit"] != table["label"]].nlargest(k, "p").index
