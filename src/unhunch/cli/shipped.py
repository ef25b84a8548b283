"""The catalogue as the person has it: the shipped one with the packs in their home folder."""

import os
import sys

from unhunch.catalogue.contents import Catalogue
from unhunch.service.home import home_folder
from unhunch.service.packs import shelf
from unhunch.web.safety_words import offered


def read_catalogue() -> Catalogue:
    """The catalogue with the person's sound packs; a line on stderr names each that had to be left out.

    Raises CatalogueError where the shipped data has findings.
    """
    found = shelf(home_folder(os.environ, sys.platform))
    words = found.catalogue.words()
    for name in found.left_out:
        sys.stderr.write(f"unhunch: {words['cli.pack-left-out'].format(name=name)}\n")
    return offered(found.catalogue)
