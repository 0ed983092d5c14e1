"""``python -m app``: what ``convwalk`` does; the server where nothing is said."""

import sys

from app.cli import main

if __name__ == "__main__":
    main(sys.argv[1:] or ["serve"], prog_name="convwalk")
