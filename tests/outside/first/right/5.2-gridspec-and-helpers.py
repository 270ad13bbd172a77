# 5.2: a GridSpec, helper functions for the title, type hints. Expected: a Figure of 6 x 6 with marks, words and colours; a str of the given form.
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec

PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}
SIDE = 6


def words(true: int, predicted: int) -> str:
    return f"true {true}, predicted {predicted}"


def title_of(true: int, predicted: int) -> str:
    return f"✓ {true}" if true == predicted else f"✗ {words(true, predicted)}"


def plot_grid(images, labels, predictions, palette: str = "green-red") -> Figure:
    good, bad = PALETTES[palette]
    figure = plt.figure(figsize=(13, 13), layout="constrained")
    places = GridSpec(SIDE, SIDE, figure=figure)
    for number, picture in enumerate(images.reshape(-1, 28, 28)):
        axes = figure.add_subplot(places[number // SIDE, number % SIDE])
        axes.matshow(picture, cmap="Greys")
        axes.tick_params(top=False, left=False, bottom=False, labeltop=False, labelleft=False)
        axes.set_title(title_of(labels[number], predictions[number]))
        axes.title.set_color(good)
        if labels[number] != predictions[number]:
            axes.title.set_color(bad)
            for spine in axes.spines.values():
                spine.set_linewidth(3)
                spine.set_edgecolor(bad)
    return figure


def describe_grid(labels, predictions) -> str:
    text = "{} digits, {} right, {} wrong"
    pairs = list(zip(labels, predictions))
    wrong = [
        f"row {1 + at // SIDE} column {1 + at % SIDE}: {words(*pair)}"
        for at, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]
    text = text.format(len(pairs), len(pairs) - len(wrong), len(wrong))
    return ": ".join([text, "; ".join(wrong)]) if wrong else text
