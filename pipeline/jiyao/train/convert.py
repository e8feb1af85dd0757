"""LAC as a model folder, untrained: `python -m jiyao.train.convert models/lexer`."""

from __future__ import annotations

import sys
from pathlib import Path

from jiyao.train.export import write_folder
from jiyao.train.lac import load_lac

if __name__ == "__main__":
    write_folder(Path(sys.argv[1]), load_lac())
