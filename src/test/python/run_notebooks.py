#!/usr/bin/env python3
"""Runs the notebooks, each in a kernel of its own, and compares or refreshes their outputs.

    run_notebooks.py check  FOLDER|FILE...   execute copies; fail if an output differs from the committed one
    run_notebooks.py update FOLDER|FILE...   execute, and store the outputs; a second run changes no byte
    run_notebooks.py find-kernel NAME        print the folder of a Java kernel that is installed elsewhere

A cell tagged "volatile" may show something else each time, one tagged "raises-exception" may fail. The picture of a cell
tagged "index" is shown in the index of its folder, README.md. Exit code: 0 when all is well, 1 when a notebook is not,
2 for wrong use.
"""

import argparse
import contextlib
import copy
import difflib
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

UPDATE = "If what it shows now is right, run scripts/update-notebooks and commit the result."
SVG = "image/svg+xml"
PICTURE = re.compile(r'<svg [^>]*role="img"[^>]*>\s*<title>(.+?)</title>\s*<desc>(.+?)</desc>', re.DOTALL)

# The same on every kernel and JDK, so that all leave the same bytes behind.
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".java",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
        "version": "17",
    },
}

# What differs from run to run without meaning anything: identity hashes and the names of lambdas.
NOISE = [(re.compile(r"\$\$?Lambda[^@\s]*"), "$Lambda"), (re.compile(r"@[0-9a-f]{4,16}\b"), "@hash")]

IMPORT = re.compile(r"^\s*import\s.*", re.MULTILINE)
NOT_CODE = re.compile(r'""".*?"""|/\*.*?\*/|//[^\n]*', re.DOTALL)

NOT_A_KEY = {"sandbox", "$REPLY_API_KEY", "${REPLY_API_KEY}", "token", "tokens", "key", "authentication"}
BEARER = re.compile(r"\bBearer\s+([\w.~+/=${}-]+)", re.IGNORECASE)
SECRET = re.compile(
    r"(?:api.?key|token|secret|password|authorization)\w*[\"'\\\s]*[=:(,][\"'\\\s]*((?=[\w+/=.-]*\d)[\w+/=.-]{16,})"
    r"|\b(eyJ[\w-]{10,}\.[\w-]{10,})",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w./<])/(?:home|root|Users|tmp|var|usr|opt|etc|mnt|srv|workspaces?|builds?|private|nix)/[\w.+-]+"
    r"|\b[A-Za-z]:\\+[\w.+-]+"
)


class Trouble(Exception):
    """What is wrong with a notebook: where, what, and what to do."""


def keep_metadata(model, **_):
    """Tells Jupyter to save a Java notebook with the metadata that it is committed with, whatever the kernel says."""
    if model["type"] == "notebook" and model["content"]["metadata"].get("kernelspec", {}).get("name") == "java":
        model["content"]["metadata"].update(copy.deepcopy(METADATA))


def read(path):
    """The notebook as plain data, every text in one piece."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = joined(cell["source"])
        for output in cell.get("outputs", []):
            join_output(output)
    return notebook


def joined(text):
    return "".join(text) if isinstance(text, list) else text


def join_output(output):
    if "text" in output:
        output["text"] = joined(output["text"])
    for mime, data in output.get("data", {}).items():
        if not is_json(mime):
            output["data"][mime] = joined(data)


def is_json(mime):
    return mime == "application/json" or mime.endswith("+json")


def stored(notebook):
    """The bytes that a notebook is committed with: the same for the same cells, whoever ran them."""
    cells, ids, count = [], set(), 0
    for cell in notebook["cells"]:
        tags = cell.get("metadata", {}).get("tags", [])
        kept = {
            "cell_type": cell["cell_type"],
            "id": free_id(cell, ids),
            "metadata": {"tags": tags} if tags else {},
            "source": cell["source"].splitlines(keepends=True),
        }
        if cell["cell_type"] == "code":
            ran = bool(cell["source"].strip())
            count += ran
            kept["execution_count"] = count if ran else None
            kept["outputs"] = [stored_output(output, count) for output in tidied(cell.get("outputs", []))]
        cells.append(kept)
    whole = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def free_id(cell, taken):
    """The cell's own id; a cell without one gets it from its text, so that it does not change from run to run."""
    name, number = cell.get("id"), 0
    while not name or name in taken:
        name = hashlib.sha256(f"{number}{cell['source']}".encode()).hexdigest()[:8]
        number += 1
    taken.add(name)
    return name


def tidied(outputs):
    """Outputs without what kernels add: one stream cut into print calls."""
    result = []
    for output in copy.deepcopy(outputs):
        last = result[-1] if result else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            result.append(output)
    return result


def stored_output(output, count):
    result = {key: value for key, value in output.items() if key != "transient"}
    if "execution_count" in result:
        result["execution_count"] = count
    if "text" in result:
        result["text"] = result["text"].splitlines(keepends=True)
    if "data" in result:
        result["data"] = {
            mime: data if is_json(mime) else data.splitlines(keepends=True) for mime, data in result["data"].items()
        }
    return result


def shown(cell, with_traceback=False):
    """What a cell shows, as text to compare and to print. Tracebacks differ from kernel to kernel, messages do not."""
    lines = []
    for output in tidied(cell.get("outputs", [])):
        kind = output["output_type"]
        if kind == "stream":
            lines += [f"[{output['name']}]", output["text"]]
        elif kind == "error":
            lines += ["[error]", output["evalue"]]
            lines += output["traceback"] if with_traceback else []
        else:
            for mime, data in sorted(output["data"].items()):
                lines += [f"[{kind} {mime}]", json.dumps(data, sort_keys=True) if is_json(mime) else data]
    text = "\n".join(lines)
    for noise, name in NOISE:
        text = noise.sub(name, text)
    return text


def difference(committed, executed):
    lines = list(
        difflib.unified_diff(committed.split("\n"), executed.split("\n"), "committed", "executed", n=1, lineterm="")
    )
    more = [f"... and {len(lines) - 40} lines more"] if len(lines) > 40 else []
    return "\n".join("    " + line[:160] for line in lines[:40] + more)


def refreshed(committed, executed):
    """The outputs to store: the committed ones where nothing has changed but noise, so that no commit is made of noise."""
    before, after = (shown(cell, with_traceback=True) for cell in (committed, executed))
    if is_tagged(committed, "volatile"):
        before, after = (re.sub(r"\w*\d\w*", "0", text) for text in (before, after))
    return committed.get("outputs", []) if before == after else executed["outputs"]


def is_tagged(cell, tag):
    return tag in cell.get("metadata", {}).get("tags", [])


def label(notebook, index):
    """How a reader finds the cell: code cells by the number that Jupyter shows."""
    cells = notebook["cells"][: index + 1]
    if cells[-1]["cell_type"] != "code":
        return f"text cell {index + 1}"
    return f"cell [{sum(cell['cell_type'] == 'code' and bool(cell['source'].strip()) for cell in cells)}]"


def lint(path, notebook):
    """Everything wrong with the text of a notebook and its outputs."""
    seen_code = False
    for index, cell in enumerate(notebook["cells"]):
        where = f"{path}, {label(notebook, index)}"
        is_code = cell["cell_type"] == "code"
        late_import = is_code and seen_code and IMPORT.search(NOT_CODE.sub("", cell["source"]))
        if late_import:
            yield (
                f"{where}: '{late_import.group().strip()}' stands outside the first code cell. Move it there: kernels import"
                " different packages, and a later import can reset variables."
            )
        seen_code = seen_code or is_code
        if any(output["output_type"] == "error" for output in cell.get("outputs", [])):
            if not is_tagged(cell, "raises-exception"):
                yield f"{where}: the committed output is an error. Fix the cell, or tag it raises-exception if it is meant."
        for data in (output.get("data", {}) for output in cell.get("outputs", [])):
            if SVG in data and data.get("text/plain", data[SVG]) == data[SVG]:
                yield f"{where}: a picture without a table, for viewers that show no pictures. Let the draft draw itself."
            if SVG in data and not PICTURE.match(data[SVG]):
                yield f"{where}: a picture without role, title or description, for readers who don't see it."
        yield from leaks(where, cell["source"] + "\n" + shown(cell, with_traceback=True))


def leaks(where, text):
    for match in BEARER.finditer(text):
        if match.group(1).rstrip(".,") not in NOT_A_KEY:
            yield f"{where}: something like a key follows 'Bearer' ({len(match.group(1))} characters). {KEYS}"
    for match in SECRET.finditer(text):
        yield f"{where}: something like a key ({len(match.group(1) or match.group(2))} characters). {KEYS}"
    paths = [match.group() for match in MACHINE_PATH.finditer(text)]
    paths += [str(place) for place in {pathlib.Path.cwd(), pathlib.Path.home()} if len(str(place)) > 5 and str(place) in text]
    for machine_path in sorted(set(paths)):
        yield f"{where}: '{machine_path}' is a path of one machine. Use a relative one, or do not show it."


KEYS = "Write 'Bearer $REPLY_API_KEY', read keys from there, and if this was a real one, revoke it."


def lint_stored(path, notebook):
    if path.read_bytes() != stored(notebook):
        yield f"{path}: not stored the way scripts/update-notebooks stores it. Run that, and commit the result."


def execute(path, notebook, kernel, timeout, deadline):
    """The same notebook with the outputs of this run; every wait in it is bounded."""
    import nbclient
    import nbformat

    executed = nbformat.reads(stored(notebook).decode(), as_version=4)
    nbformat.validate(executed)
    client = nbclient.NotebookClient(
        executed,
        kernel_name=kernel,
        resources={"metadata": {"path": str(path.parent)}},
        iopub_timeout=30,
        raise_on_iopub_timeout=True,
        record_timing=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
    )
    with tempfile.TemporaryFile("w+") as log, contextlib.ExitStack() as kernel_runs:
        try:
            kernel_runs.enter_context(client.setup_kernel(stderr=log))
        except RuntimeError:  # JJava chooses ports that another program may take before it listens
            try:
                kernel_runs.enter_context(client.setup_kernel(stderr=log))
            except RuntimeError as error:
                log.seek(0)
                raise Trouble(f"{path}: the kernel '{kernel}' did not start: {error}\n{log.read()}") from None
        for index, cell in enumerate(executed.cells):
            where = f"{path}, {label(notebook, index)}"
            client.timeout = max(1, int(min(timeout, deadline - time.monotonic())))
            try:
                client.execute_cell(cell, index)
            except nbclient.exceptions.CellExecutionError:
                error = cell.outputs[-1]
                story = "\n".join("    " + line for line in error["traceback"] or [error["evalue"]])
                raise Trouble(f"{where} failed:\n{story}\n    Fix the cell, or tag it raises-exception.") from None
            except nbclient.exceptions.CellTimeoutError:
                raise Trouble(f"{where} did not end within {client.timeout} s.") from None
            except nbclient.exceptions.DeadKernelError:
                raise Trouble(f"{where}: the kernel died while it ran.") from None
    nbformat.validate(executed)
    return json.loads(json.dumps(executed))


def check(path, notebook, executed):
    for index, (before, after) in enumerate(zip(notebook["cells"], executed["cells"])):
        if before["cell_type"] != "code" or is_tagged(before, "volatile"):
            continue
        old, new = shown(before), shown(after)
        if old != new:
            where = f"{path}, {label(notebook, index)}"
            yield f"{where}: shows something else than what is committed.\n{difference(old, new)}\n    {UPDATE}"


def run(path, options, deadline):
    """All that is wrong with one notebook; in update mode the file is written if nothing is."""
    notebook = read(path)
    troubles = list(lint(path, notebook)) if options.mode == "check" else []
    try:
        executed = execute(path, notebook, options.kernel, options.timeout, deadline)
    except Trouble as trouble:
        return troubles + [str(trouble)]
    if options.mode == "check":
        return troubles + list(lint_stored(path, notebook)) + list(check(path, notebook, executed))
    for before, after in zip(notebook["cells"], executed["cells"]):
        if before["cell_type"] == "code":
            before["outputs"] = refreshed(before, after)
    troubles = list(lint(path, notebook))
    if not troubles and path.read_bytes() != stored(notebook):
        path.write_bytes(stored(notebook))
    return troubles


def index(folder):
    """The files of the index of a folder: a page, and a picture of each notebook."""
    page = (
        "# Notebooks\n\nThey teach the API, in this order, and run without a key. `scripts/notebook` opens them in JupyterLab."
        "\n`.devcontainer` starts them in hosted editors; what it runs is tested here, the editors are not.\n"
    )
    files = {}
    for path in sorted(folder.glob("*.ipynb")):
        cells = read(path)["cells"]
        title, text = cells[0]["source"].split("\n\n")[:2]
        page += f"\n## [{title.removeprefix('# ')}]({path.name})\n\n{text}\n"
        for cell in (cell for cell in cells if is_tagged(cell, "index")):
            picture = folder / "pictures" / f"{path.stem}.svg"
            files[picture] = cell["outputs"][-1]["data"][SVG]
            name, words = PICTURE.match(files[picture]).groups()
            page += f'\n<img src="pictures/{picture.name}" width="480" alt="{name}. {words}">\n'
    return {folder / "README.md": page, **files}


def check_index(folder, update):
    """All that is wrong with the index of a folder; in update mode it is written."""
    for path, text in index(folder).items():
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            yield f"{path}: does not fit the notebooks. Run scripts/update-notebooks, and commit the result."


def find_kernel(name):
    """The folder of an installed Java kernel: one that the jupyter on PATH knows, or else this one, but not JJava's here."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
    from jupyter_core.paths import jupyter_path

    try:
        paths = subprocess.run(["jupyter", "--paths", "--json"], capture_output=True, check=True).stdout
        folders = json.loads(paths)["data"]
    except (OSError, subprocess.CalledProcessError, ValueError):
        folders = jupyter_path()
    kernels = [os.path.join(folder, "kernels") for folder in folders if not folder.startswith(sys.prefix)]
    manager = KernelSpecManager(kernel_dirs=kernels, ensure_native_kernel=False)
    try:
        spec = manager.get_kernel_spec(name)
    except NoSuchKernel:
        there = ", ".join(sorted(manager.find_kernel_specs())) or "none"
        raise Trouble(f"Jupyter has no kernel named '{name}' (installed: {there}). Leave out --kernel to use JJava.") from None
    if spec.language.lower() != "java":
        raise Trouble(f"The kernel '{name}' runs {spec.language}, not Java. Leave out --kernel to use JJava.")
    return spec.resource_dir


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["check", "update", "find-kernel"])
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--kernel", default="java", help="name of the kernelspec (java)")
    parser.add_argument("--timeout", type=int, default=60, help="seconds for one cell (60)")
    parser.add_argument("--deadline", type=int, default=600, help="seconds for everything (600)")
    options = parser.parse_args()

    if options.mode == "find-kernel":
        try:
            print(find_kernel(str(options.paths[0])))
        except Trouble as trouble:
            parser.exit(2, f"replykit: {trouble}\n")
        return 0
    # Notebooks never meet a live account here, and say the same in every country.
    for name in [name for name in os.environ if name.startswith("REPLY_")]:
        del os.environ[name]
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")

    folders = [path for path in options.paths if path.is_dir()]
    files = [file for path in options.paths for file in (sorted(path.glob("*.ipynb")) if path in folders else [path])]
    if not files:
        print(f"no notebooks in {', '.join(map(str, options.paths))}", file=sys.stderr)
        return 1
    deadline = time.monotonic() + options.deadline
    failed = False
    for path in files:
        began = time.monotonic()
        failed |= said(path, run(path, options, deadline), began)
    for folder in (path for path in folders if not failed and (path / "README.md").exists()):
        failed |= said(folder / "README.md", list(check_index(folder, options.mode == "update")), time.monotonic())
    return 1 if failed else 0


def said(path, troubles, began):
    """Prints how it went, and returns whether it failed."""
    print(f"{'FAIL' if troubles else 'ok':4}  {path}  {time.monotonic() - began:.1f} s", flush=True)
    for trouble in troubles:
        print("  " + trouble.replace("\n", "\n  "), flush=True)
    return bool(troubles)


if __name__ == "__main__":
    sys.exit(main())
