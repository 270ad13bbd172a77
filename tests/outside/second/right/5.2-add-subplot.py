# 5.2: add_subplot numbered from 1, the text with nested loops and a counter. Expected: 36 images with marks and colours, and the same as text.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    colours = PALETTES[palette]
    figure = plt.figure(figsize=(11, 12))
    for n in range(1, 37):
        digit, guess = labels[n - 1], predictions[n - 1]
        ax = figure.add_subplot(6, 6, n)
        ax.imshow(np.reshape(images[n - 1], (28, 28)), cmap="Greys")
        ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)
        if digit == guess:
            ax.set_title("✓ " + str(digit))
            ax.title.set_color(colours[0])
        else:
            ax.set_title("✗ true " + str(digit) + ", predicted " + str(guess))
            ax.title.set_color(colours[1])
            ax.title.set_fontsize(8)
            plt.setp(ax.spines.values(), linewidth=2.5, color=colours[1])
    figure.subplots_adjust(hspace=0.5)
    return figure


def describe_grid(labels, predictions):
    right = 0
    text = ""
    for r in range(6):
        for c in range(6):
            true, predicted = labels[6 * r + c], predictions[6 * r + c]
            if true == predicted:
                right += 1
                continue
            text += "; " if text else ": "
            text += "row %d column %d: true %d, predicted %d" % (r + 1, c + 1, true, predicted)
    return "36 digits, %d right, %d wrong%s" % (right, 36 - right, text)
