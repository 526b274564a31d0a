"""What scripts/notebook tells Jupyter: saving a notebook keeps the metadata that it is committed with."""

import sys

sys.path.insert(0, __file__.rpartition("/")[0])
from run_notebooks import METADATA  # noqa: E402


def keep_metadata(model, **_):
    if model["type"] == "notebook" and model["content"]["metadata"].get("kernelspec", {}).get("name") == "java":
        model["content"]["metadata"].update(METADATA)


c.FileContentsManager.pre_save_hook = keep_metadata  # noqa: F821
