# exercise: 5.4
# Sorted pairs, with names in French.
def most_confident_mistakes(probabilities, labels, k):
    erreurs = []
    for ligne, (probas, vrai) in enumerate(zip(probabilities, labels)):
        if int(np.argmax(probas)) != vrai:
            erreurs.append((float(max(probas)), ligne))
    erreurs.sort(reverse=True)
    return np.array([ligne for _, ligne in erreurs[:k]], dtype=int)
