"""Pages whose examples need packages that not everybody installs (`make test-integrations`)."""

from importlib.util import find_spec

collect_ignore = ["site.py"]
if not all(map(find_spec, ("spacy", "datasets", "dask"))):
    collect_ignore.append("integrations.md")
