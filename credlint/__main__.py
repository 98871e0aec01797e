"""`python -m credlint`."""

from credlint.cli import main

if __name__ == "__main__":
    main()
