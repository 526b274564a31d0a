"""Proves that run_notebooks.py fails when it should, with JJava. scripts/test runs it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import run_notebooks

RUNNER = run_notebooks.__file__

PICTURE = "<svg role='img'><title>Hello</title><desc>2 steps</desc></svg>".replace("'", '"')


def text(source):
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def code(source, *tags):
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": []}


# Every kind of output, and everything that may differ from run to run.
GOOD = [
    text("# A notebook"),
    code(f'import java.time.Duration;\nString picture = {json.dumps(PICTURE)};'),
    code('System.out.println("one");\nSystem.out.println("two");\nDuration.ofHours(42)'),
    code('var shown = render(picture, "image/svg+xml");\nshown.putText("a table");\nshown'),
    code('String id = display("before");\nupdateDisplay(id, "<b>after</b>", "text/html");'),
    code('throw new IllegalStateException("first\\nsecond");', "raises-exception"),
    code("System.nanoTime()", "volatile"),
    code("new Object()"),
    code('String.valueOf(System.getenv("REPLY_API_KEY"))'),
]


def written(path, cells):
    path.write_text(json.dumps({"cells": cells}))
    return path


def run(mode, *paths, **environment):
    environment = {**os.environ, "REPLY_API_KEY": "no-notebook-sees-me", **environment}
    command = [sys.executable, RUNNER, mode, *paths]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180)
    return done.returncode, done.stdout + done.stderr


def lint(*cells):
    return "\n".join(run_notebooks.lint("a.ipynb", {"cells": list(cells)}))


class ExecutedNotebooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.good = written(cls.folder / "good.ipynb", GOOD)
        code, said = run("update", cls.good)
        assert code == 0, said
        cls.cells = json.loads(cls.good.read_text())["cells"]

    def bad(self, old, new):
        notebook = self.good.read_text()
        self.assertEqual(1, notebook.count(old), old)
        path = self.folder / "bad.ipynb"
        path.write_text(notebook.replace(old, new))
        return path

    def test_outputs_are_what_the_cells_show(self):
        outputs = [cell.get("outputs") for cell in self.cells]
        self.assertEqual({"name": "stdout", "output_type": "stream", "text": ["one\n", "two\n"]}, outputs[2][0])
        self.assertEqual({"text/plain": ["PT42H"]}, outputs[2][1]["data"])
        self.assertEqual(["<b>after</b>"], outputs[4][0]["data"]["text/html"])
        self.assertIn("first\nsecond", outputs[5][0]["evalue"])
        self.assertEqual({"text/plain": ["null"]}, outputs[8][0]["data"], "no notebook meets a live account")

    def test_second_update_changes_no_byte(self):
        before = self.good.read_bytes()
        self.assertEqual(0, run("update", self.good)[0])
        self.assertEqual(before, self.good.read_bytes())

    def test_outputs_that_differ_fail_with_the_difference(self):
        path = self.bad('"two\\n"', '"three\\n"')
        path.write_text(path.read_text().replace(f"[\n       {json.dumps(PICTURE)}", '["<svg/>"'))
        code, said = run("check", path)
        self.assertEqual(1, code)
        self.assertIn("cell [2]: shows something else than what is committed.", said)
        self.assertRegex(said, r"-three\n +\+two")
        self.assertRegex(said, r"cell \[3\]: shows[^[]*\[execute_result image/svg\+xml\]\n +-<svg/>")
        self.assertIn("run scripts/update-notebooks", said)

    def test_cell_that_fails_is_shown_with_its_error(self):
        code, said = run("check", self.bad("Duration.ofHours(42)", "Duration.ofHours(1 / 0)"))
        self.assertEqual(1, code)
        self.assertRegex(said, r"(?s)cell \[2\] failed:.*java.lang.ArithmeticException: / by zero")


class StartOfTheKernel(unittest.TestCase):
    """A kernel whose first start fails, as JJava's does when its port was taken."""

    def start(self, script):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            spec = place / "kernels/java/kernel.json"
            spec.parent.mkdir(parents=True)
            argv = ["sh", "-c", script, folder, "{connection_file}"]
            spec.write_text(json.dumps({"argv": argv, "language": "java", "display_name": "Fails"}))
            return run("update", written(place / "a.ipynb", [code("1")]), JUPYTER_PATH=folder)

    def test_start_that_fails_once_is_repeated(self):
        python = f'exec {sys.executable} -m ipykernel_launcher -f "$1"'
        code, said = self.start(f'[ -e "$0/failed" ] && {python}; touch "$0/failed"; exit 1')
        self.assertEqual(0, code, said)

    def test_start_that_fails_twice_is_told_with_what_the_kernel_said(self):
        code, said = self.start("echo Address already in use >&2; exit 1")
        self.assertEqual(1, code)
        self.assertRegex(said, r"(?s)the kernel 'java' did not start.*Address already in use")


class Lint(unittest.TestCase):
    def test_import_outside_the_first_code_cell(self):
        self.assertIn(
            "cell [2]: 'import java.time.*;' stands outside the first code cell",
            lint(code("import java.util.*;"), code("int x = 1;\nimport java.time.*;")),
        )
        self.assertEqual("", lint(code(""), text("import this;"), code("// import that;")))

    def test_picture_without_a_table(self):
        for data in {"image/svg+xml": PICTURE}, {"image/svg+xml": PICTURE, "text/plain": PICTURE}:
            cell = code("draft")
            cell["outputs"] = [{"output_type": "execute_result", "data": data}]
            self.assertIn("cell [1]: a picture without a table", lint(cell))

    def test_picture_without_a_description(self):
        cell = code("draft")
        cell["outputs"] = [{"output_type": "execute_result", "data": {"image/svg+xml": "<svg/>", "text/plain": "a table"}}]
        self.assertIn("cell [1]: a picture without role, title or description", lint(cell))

    def test_key_is_found_and_not_repeated(self):
        key = "sk" + "-4f9a81c07be34d1aa5"
        for source in f"curl -H 'Authorization: Bearer {key}", f'apiKey("{key}")', f"API_KEY={key}":
            said = lint(text(source))
            self.assertIn("something like a key", said)
            self.assertNotIn(key, said)
        self.assertEqual("", lint(text("`Authorization: Bearer $REPLY_API_KEY`, or Bearer sandbox. apiKey(readKey())")))

    def test_path_of_one_machine(self):
        self.assertIn("'/home/ann' is a path of one machine", lint(code("%classpath /home/ann/replykit.jar")))
        self.assertEqual("", lint(text("/steps/0/variants, /v3/sequences, ../target/a.jar, https://reply.io/home/x")))


class ChoiceOfTheKernel(unittest.TestCase):
    """scripts/notebook --kernel NAME, with the folders that JUPYTER_PATH adds."""

    def find(self, name):
        with tempfile.TemporaryDirectory() as folder:
            for kernel, language in ("java", "java"), ("snake", "python"):
                spec = pathlib.Path(folder, "kernels", kernel, "kernel.json")
                spec.parent.mkdir(parents=True)
                spec.write_text(json.dumps({"argv": ["x"], "language": language, "display_name": kernel}))
            code, said = run("find-kernel", name, JUPYTER_PATH=folder)
            return code, said.replace(folder, "FOLDER")

    def test_java_is_the_installed_one(self):
        self.assertEqual((0, "FOLDER/kernels/java\n"), self.find("java"))

    def test_kernel_of_another_language_is_refused(self):
        code, said = self.find("snake")
        self.assertEqual(2, code)
        self.assertIn("The kernel 'snake' runs python, not Java.", said)

    def test_missing_kernel_is_refused_with_those_that_there_are(self):
        code, said = self.find("no-such-kernel")
        self.assertEqual(2, code)
        self.assertRegex(said, r"no kernel named 'no-such-kernel' \(installed: .*java.*snake.*\)")


class Index(unittest.TestCase):
    def test_index_that_does_not_fit_the_notebooks_fails(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            cell = code("draft", "index")
            cell["outputs"] = [{"output_type": "execute_result", "data": {"image/svg+xml": PICTURE}}]
            written(folder / "1-a.ipynb", [text("# 1. A\n\nAbout it.\n\nMore."), cell])
            self.assertEqual([], list(run_notebooks.check_index(folder, update=True)))
            self.assertEqual(PICTURE, (folder / "pictures/1-a.svg").read_text())
            page = (folder / "README.md").read_text()
            self.assertIn("## [1. A](1-a.ipynb)\n\nAbout it.\n\n<img", page)
            self.assertIn('alt="Hello. 2 steps"', page)
            (folder / "pictures/1-a.svg").write_text("<svg/>")
            self.assertIn("1-a.svg: does not fit the notebooks", "".join(run_notebooks.check_index(folder, update=False)))


if __name__ == "__main__":
    unittest.main()
