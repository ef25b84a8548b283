"""The catalogue as the person has it: the shipped one with the packs in their home folder."""

import os
import sys

from unhunch.catalogue.contents import Catalogue
from unhunch.service.home import home_folder
from unhunch.service.packs import packs_in


def read_catalogue() -> Catalogue:
    """The catalogue with the person's packs.

    Raises CatalogueError where its data has findings.
    """
    from unhunch.catalogue import load_catalogue

    return load_catalogue(packs=packs_in(home_folder(os.environ, sys.platform)))
