# exercise: 2.3
# One loop over both kinds of pixels, with names in Spanish.
def compare_svc(X_train, y_train, X_test, y_test):
    aciertos = []
    for divisor in (1, 255):
        modelo = SVC(kernel="rbf", gamma=1 / 100)
        modelo.fit(X_train / divisor, y_train)
        aciertos.append((modelo.predict(X_test / divisor) == y_test).mean())
    crudo, escalado = aciertos
    return crudo, escalado
