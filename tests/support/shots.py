"""Every mode of the page as an address, and what is pressed in it: the pictures of the documents.

Who adds a mode adds a ``Shot``; ``make screenshots`` and ``make gallery`` take them.
"""

from dataclasses import dataclass, field

from app.pages.course import LESSONS

Line = tuple[tuple[float, float], ...]
"""Places across and down, as shares of the ground that is drawn on."""

FIGURE = "values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&weights=1x1x3x3:0,1*2,0*3,1,0,1&bias=2"
SIGNED = "values=3,-1,4,-1;5,-9,2,-6;5,3,-5,8;-9,7,-9,3"
MANY = "values=" + ";;".join(
    ";".join(
        ",".join(str((7 * i + 5 * j + 3 * c * c) % 19 - 9) for j in range(8)) for i in range(8)
    )
    for c in range(24)
)
"""Twenty-four channels that differ."""
SEVEN: tuple[Line, ...] = (((0.25, 0.2), (0.75, 0.2), (0.45, 0.85)), ((0.37, 0.55), (0.7, 0.55)))
SHAPES = (
    "show=shapes&shape=20%C3%9716%C3%9750%C3%97100"
    "&layers=Conv2d(16, 33, 3, stride=2)%0AMaxPool2d(3, stride=2, padding=1)"
)


@dataclass(frozen=True)
class Shot:
    """A picture ``name`` of the page at ``query``.

    Attributes:
        name: of the file, without its ending.
        query: what the address says.
        about: what is seen, in a few words.
        panel: the tab that is opened where the panels do not all have room.
        opens: the text (its key) of a button that is pressed then.
        key: a key that is pressed then.
        says: the text (its key) that is waited for then.
        strokes: lines that are drawn in the dialog.
        width, height: of the window in CSS pixels, where the picture has one size.
        scale: pixels of the picture for each of them.
        path: of the page; that of Explore if left out.
    """

    name: str
    query: str
    about: str = ""
    panel: str = ""
    opens: str = ""
    key: str = ""
    says: str = ""
    strokes: tuple[Line, ...] = field(default=(), repr=False)
    width: int = 1440
    height: int = 900
    scale: float = 1
    path: str = ""


SHOTS = (
    Shot("explore", "lang=en&theme=light&step=67"),
    Shot("explore-zh-dark", "lang=zh&theme=dark&step=67"),
    Shot("convolution", "lang=en&theme=light&op=convolution&step=67"),
    Shot("layer", "lang=en&theme=light&view=layer&pic=coffee&grid=64&padding=0&step=2381"),
    Shot("letters", "lang=en&theme=light&view=letters&op=convolution&step=67"),
    Shot("matrix", "lang=en&theme=light&view=matrix&step=67"),
    Shot("max-pool", "lang=en&theme=light&op=max_pool&step=15"),
    Shot("dense", "lang=en&theme=light&op=dense&step=2"),
    Shot("flatten", "lang=en&theme=light&op=flatten&step=68"),
    Shot("addition", "lang=en&theme=light&op=add&add=self&step=30"),
    Shot("commute", "lang=en&theme=light&step=67&show=commute"),
    Shot("turn-zh-dark", "lang=zh&theme=dark&step=67&show=turn"),
    Shot("shapes", f"lang=en&theme=light&{SHAPES}"),
    Shot("try", "lang=en&theme=light&step=67&try=output&try_help=products"),
    Shot("quiz-zh-dark", "lang=zh&theme=dark&step=67&quiz=kernel&quiz_seed=5"),
    Shot("table", f"lang=en&theme=light&step=6&{FIGURE}"),
    Shot("draw", "lang=en&theme=light&step=67", opens="picture.draw", strokes=SEVEN),
    Shot("examples", "lang=en&theme=light&step=67", opens="picture.examples"),
    Shot("kernel", "lang=en&theme=light&step=67&preset=sobel_x&response=1"),
    Shot("filters", "lang=en&theme=light&step=67&preset=sobel_x", opens="filters.all"),
    Shot("phone", "lang=en&theme=light&step=67", width=390, height=844, scale=2),
    Shot("learn", "lang=en&theme=light", path="learn/slide"),
)
"""For ``docs/images``: each as it is shown in the README, in one language, theme and size."""

GALLERY = (
    Shot("equation", "step=67", "the equation of a step (correlation)"),
    Shot("flip", "op=convolution&phase=flip", "true convolution turns the kernel"),
    Shot("convolution", "op=convolution&step=67", "true convolution, turned"),
    Shot("max-pool", "op=max_pool&step=15", "max pooling"),
    Shot("avg-pool", "op=avg_pool&step=15", "average pooling"),
    Shot("lp-pool", "op=lp_pool&step=15", "p-norm pooling"),
    Shot("scatter", "op=transposed&step=30", "transposed convolution, stamp by stamp"),
    Shot("gather", "op=transposed&t_view=gather&step=200", "transposed convolution, gathered"),
    Shot(
        "layer",
        "view=layer&pic=coffee&grid=64&padding=0&step=2381",
        "the whole layer: channels, kernels, channel maps, feature maps",
    ),
    Shot("letters", "view=letters&op=convolution&step=67", "the same step in letters"),
    Shot("matrix", "view=matrix&step=67", "a convolution as a matrix times a vector"),
    Shot("beside", "beside=mode&step=67", "two walks side by side"),
    Shot("picture", "grid=224&preset=sobel_x&step=20000", "picture scale, with the loupe"),
    Shot(
        "maps",
        "preset=gabor_bank&pic=coffee&grid=64&padding=2&step=28000",
        "64 filters on a picture: a wall of maps",
    ),
    Shot("many", f"{MANY}&sort=size&step=28", "many channels, the largest first"),
    Shot("mirrors", "op=convolution&flip=mirrors&phase=flip", "the flip as two mirrorings"),
    Shot(
        "relu",
        "values=3,-1,4,-1;5,-9,2,-6;5,3,-5,8;-9,7,-9,3&op=relu&step=6",
        "an activation: ReLU",
    ),
    Shot("sigmoid", "op=sigmoid&range=1&step=20", "an activation: sigmoid"),
    Shot("batch-norm", "op=batch_norm&step=20", "batch normalisation"),
    Shot("softmax", "op=softmax&range=1&step=20", "softmax over the channels"),
    Shot("flatten", "op=flatten&step=68", "flatten"),
    Shot("dense", "op=dense&step=2", "a dense layer"),
    Shot("addition", "op=add&add=self&step=30", "addition of two maps"),
    Shot(
        "kernel",
        "step=67&preset=sobel_x&response=1",
        "the kernel editor and the frequency response",
        panel="filters",
    ),
    Shot("filters", "step=67&preset=sobel_x", "all filters", "filters", "filters.all"),
    Shot("draw", "step=67", "drawing a picture", "picture", "picture.draw", strokes=SEVEN),
    Shot("table", f"step=6&{FIGURE}", "a table of numbers in place of a picture"),
    Shot("numbers", f"step=6&{FIGURE}", "typing a table", "picture", "table.edit"),
    Shot(
        "camera",
        "step=67",
        "no camera to be had",
        panel="picture",
        opens="picture.camera",
        says="camera.none",
    ),
    Shot("examples", "step=67", "worked examples", "picture", "picture.examples"),
    Shot("try", "step=67&try=output&try_help=products", "try it yourself"),
    Shot("quiz-kernel", "step=67&quiz=kernel&quiz_seed=5", "the quiz: which kernel was it"),
    Shot("quiz-size", "step=67&quiz=size&quiz_seed=5", "the quiz: what size comes out"),
    Shot("commute", "step=67&show=commute", "properties: convolution commutes"),
    Shot("turn", "step=67&show=turn", "properties: correlation is convolution, turned"),
    Shot("shapes", SHAPES, "the shape calculator"),
    Shot("present", "step=67&present", "presenting on a projector"),
    Shot("embed", "step=67&embed", "in a frame of a course page"),
    Shot("help", "step=67", "what the words mean, and the keys", key="?", says="words.kernel"),
    *(
        Shot(f"learn-{lesson}", "", f"lesson {number}", path=f"learn/{lesson}")
        for number, lesson in enumerate(LESSONS, start=1)
    ),
)
"""For ``docs/gallery``: each in every size, theme and language, with its layout checked."""

SIZES = ((1440, 900), (1024, 768), (390, 844))
THEMES = ("light", "dark")


def gallery_file(shot: Shot, width: int, theme: str, language: str) -> str:
    """The name of a picture of the gallery."""
    return f"{shot.name}-{width}-{theme}-{language}.webp"
