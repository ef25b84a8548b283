"""Write the pages of docs/reference that are made from the catalogue's data.

.venv/bin/python tools/reference.py
"""

from pathlib import Path

from unhunch.catalogue import load_catalogue
from unhunch.catalogue.coverage import coverage_page, homes
from unhunch.catalogue.loader import load_homes
from unhunch.catalogue.tables import catalogue_page

PAGES = Path(__file__).resolve().parents[1] / "docs" / "reference"


def main() -> None:
    """Write both pages."""
    catalogue = load_catalogue()
    PAGES.mkdir(parents=True, exist_ok=True)
    (PAGES / "coverage.md").write_text(coverage_page(homes(catalogue, load_homes())), encoding="utf-8")
    (PAGES / "catalogue.md").write_text(catalogue_page(catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
