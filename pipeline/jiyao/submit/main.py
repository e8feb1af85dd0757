"""What spark-submit starts: it takes only files that end in .py, and `jiyao` is none.

spark-submit .../jiyao/submit/main.py spark INPUT OUTPUT
"""

from jiyao.cli import main

if __name__ == "__main__":
    main()
