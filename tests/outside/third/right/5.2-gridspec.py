# 5.2: a GridSpec, and argwhere on a 6 by 6 array. Expected: 36 axes with images, exact titles and colours; the exact text.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    figure = plt.figure(figsize=(10, 11))
    places = figure.add_gridspec(6, 6, hspace=0.6)
    good, bad = PALETTES[palette]
    for number, (image, true, guess) in enumerate(zip(images, labels, predictions)):
        ax = figure.add_subplot(places[number // 6, number % 6])
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        ax.set(xticks=[], yticks=[])
        wrong = true != guess
        ax.title.set_text(f"✗ true {true}, predicted {guess}" if wrong else f"✓ {true}")
        ax.title.set_color(bad if wrong else good)
        ax.title.set_fontsize(8)
        if wrong:
            for name in ["left", "right", "top", "bottom"]:
                ax.spines[name].set_linestyle("--")
                ax.spines[name].set_linewidth(3)
    return figure


def describe_grid(labels, predictions):
    true = np.array(labels).reshape(6, 6)
    guess = np.array(predictions).reshape(6, 6)
    places = np.argwhere(true != guess)
    sentence = "36 digits, %d right, %d wrong" % ((true == guess).sum(), len(places))
    if len(places) == 0:
        return sentence
    found = []
    for r, c in places:
        found.append("row %d column %d: true %d, predicted %d" % (r + 1, c + 1, true[r, c], guess[r, c]))
    return sentence + ": " + "; ".join(found)
