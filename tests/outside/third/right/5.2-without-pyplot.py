# 5.2: matplotlib.figure.Figure, np.ndenumerate, and join. Expected: 36 axes with images, exact titles and colours; the exact text.
from matplotlib.figure import Figure

PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def title_of(true, guess):
    return f"✓ {guess}" if true == guess else f"✗ true {true}, predicted {guess}"


def plot_grid(images, labels, predictions, palette="green-red"):
    figure = Figure(figsize=(12, 14), layout="constrained")
    squares = np.asarray(images).reshape(6, 6, 28, 28)
    for (row, column), ax in np.ndenumerate(figure.subplots(6, 6)):
        i = 6 * row + column
        is_right = bool(labels[i] == predictions[i])
        colour = PALETTES[palette][0 if is_right else 1]
        ax.imshow(squares[row, column], cmap="gray_r", vmin=0, vmax=255)
        ax.set_title(title_of(labels[i], predictions[i]), color=colour, fontsize=9)
        ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)
        if not is_right:
            ax.spines[:].set(linewidth=4, color=colour)
    return figure


def describe_grid(labels, predictions):
    parts = [
        f"row {row} column {column}: {title_of(true, guess).removeprefix('✗ ')}"
        for (row, column), true, guess in zip(
            [(r, c) for r in range(1, 7) for c in range(1, 7)], labels, predictions
        )
        if true != guess
    ]
    head = f"36 digits, {36 - len(parts)} right, {len(parts)} wrong"
    return ": ".join([head, "; ".join(parts)]) if parts else head
