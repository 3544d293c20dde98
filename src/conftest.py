"""Modules whose import needs a package that not everybody installs (`make test-integrations`)."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("spacy") else ["arnews/spacy.py"]
