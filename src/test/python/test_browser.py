"""Looks at the notebooks as a reader does: in JupyterLab, in headless Chromium. scripts/test runs it.

JupyterLab is started as .devcontainer/devcontainer.json starts it, through scripts/notebook. Works on copies. What it sees is in target/browser-*.png.
"""

import contextlib
import http.server
import json
import os
import pathlib
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request
import zlib

import run_notebooks
from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).parents[3]

FIRST = "01-first-sequence.ipynb"
LATEST = 90  # seconds for one wait: a busy machine is slow, and a good one never waits that long
READY = """() => { const notebook = window.jupyterapp?.shell.currentWidget;
    return notebook?.context?.isReady && notebook.sessionContext.session?.kernel?.connectionStatus === 'connected'; }"""
BROWSERS = "chromium", "google-chrome", "chromium-browser"


class SilentReply(http.server.BaseHTTPRequestHandler):
    """A server that takes a sequence and never answers. It can be asked for the sequence."""

    posted = threading.Event()
    over = threading.Event()
    sequence = {}

    def do_POST(self):
        self.sequence.update(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.sequence.update(id=7, created=time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()))
        self.posted.set()
        self.over.wait(LATEST)

    def do_GET(self):
        listed = {"items": [self.sequence] if self.sequence else [], "hasMore": False}
        is_array = self.path.startswith(("/v3/linkedin-accounts", "/v3/schedules"))
        found = self.sequence if self.path.endswith("/7") else [] if is_array else listed
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Lab:
    """A JupyterLab in the folder of the copies, and a browser's view of it."""

    def __init__(self, command, folder, environment):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        options = [f"--port={port}", "--ServerApp.port_retries=0"]
        options += ["--IdentityProvider.token=t", "--expose-app-in-browser", f"--ServerApp.root_dir={folder}"]
        self.log = open(f"{folder}/../{port}.log", "w+")
        self.process = subprocess.Popen(command + options, env=environment, cwd=ROOT, stderr=self.log)

    def wait(self):
        end = time.monotonic() + LATEST
        while self.process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(OSError):
                return urllib.request.urlopen(f"{self.url}/api?token=t").close()
            time.sleep(0.1)
        self.log.seek(0)
        raise AssertionError(f"JupyterLab did not start: {self.log.read()}")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


class NotebooksInTheBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        place = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        cls.folder = shutil.copytree(ROOT / "notebooks", place / "notebooks")
        (place / "target").symlink_to(ROOT / "target")
        environment = {**os.environ, "JUPYTER_CONFIG_DIR": f"{place}/config", "REPLY_API_KEY": "not-a-real-key"}
        hosted = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
        cls.ours = Lab(shlex.split(hosted["postAttachCommand"]), cls.folder, environment)
        cls.addClassCleanup(cls.ours.stop)
        environment["JUPYTER_DATA_DIR"] = f"{place}/data"
        cls.plain = Lab([sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"], cls.folder, environment)
        cls.addClassCleanup(cls.plain.stop)
        playwright = cls.enterClassContext(sync_playwright())
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        cls.addClassCleanup(browser.close)
        cls.browser = browser.new_context(viewport={"width": 1200, "height": 1000})
        cls.ours.wait()
        cls.plain.wait()

    @contextlib.contextmanager
    def opened(self, lab, notebook):
        """The page of a notebook whose kernel is ready; what it looks like in the end is kept as a picture."""
        page = self.browser.new_page()
        page.set_default_timeout(LATEST * 1000)
        expect.set_options(timeout=LATEST * 1000)
        try:
            page.goto(f"{lab.url}/lab/workspaces/{self._testMethodName}/tree/{notebook}?token=t")
            page.wait_for_function(READY)
            yield page
        finally:
            page.screenshot(path=ROOT / f"target/browser-{self._testMethodName.removeprefix('test_')}.png")
            page.close()

    @staticmethod
    def command(page, name, **arguments):
        """Carries out what a menu would, and waits for its end."""
        page.evaluate(
            """([name, args, seconds]) => Promise.race([
                   window.jupyterapp.commands.execute(name, args).then(() => null),
                   new Promise((_, reject) => setTimeout(() => reject(name + ' does not end'), seconds * 1000))])""",
            [name, arguments, LATEST],
        )

    def brightness(self, page, picture):
        """Of the page near the upper left corner of a picture, from 0 to 255."""
        picture.scroll_into_view_if_needed()
        box = picture.bounding_box()
        png = page.screenshot(clip={"x": box["x"] + 12, "y": box["y"] + 12, "width": 1, "height": 1})
        data, at = b"", 8
        while at < len(png):  # chunks of length, name, content and checksum
            length = int.from_bytes(png[at : at + 4], "big")
            data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
            at += 12 + length
        return sum(zlib.decompress(data)[1:4]) / 3  # one filter byte, then the colours

    def test_pictures_are_there_before_the_cells_run_and_stay_the_same(self):
        path = self.folder / FIRST
        with self.opened(self.ours, FIRST) as page:
            pictures = page.locator(".jp-RenderedSVG img")
            expect(pictures).to_have_count(2)
            self.assertGreater(pictures.first.bounding_box()["height"], 200)
            self.assertGreater(self.brightness(page, pictures.first), 200)
            page.screenshot(path=ROOT / "target/browser-light.png")
            self.command(page, "apputils:change-theme", theme="JupyterLab Dark")
            page.locator('body[data-jp-theme-light="false"]').wait_for(state="attached")
            self.assertLess(self.brightness(page, pictures.first), 60)

            self.command(page, "docmanager:save")
            self.assertEqual((ROOT / "notebooks" / FIRST).read_bytes(), path.read_bytes(), "opening and saving changed it")
            self.command(page, "notebook:clear-all-cell-outputs")
            self.command(page, "notebook:run-all-cells")
            self.command(page, "docmanager:save")
        executed = run_notebooks.read(path)
        self.assertEqual([], list(run_notebooks.check(path, run_notebooks.read(ROOT / "notebooks" / FIRST), executed)))
        self.assertEqual([], list(run_notebooks.lint(path, executed)))

    def test_hanging_call_is_interrupted_and_the_next_cell_finds_the_sequence(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SilentReply)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.addCleanup(SilentReply.over.set)
        notebook = (self.folder / "07-your-account.ipynb").read_text()
        url = f"http://127.0.0.1:{server.server_port}"
        here = rf'Reply.builder().baseUrl(\"{url}\").key(ApiKey.fromEnvironment()).build()'
        for old, new in ("Reply.connect()", here), ("really = false", "really = true"):
            self.assertEqual(1, notebook.count(old), old)
            notebook = notebook.replace(old, new)
        (self.folder / "hanging.ipynb").write_text(notebook)
        with self.opened(self.ours, "hanging.ipynb") as page:
            page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
            self.assertTrue(SilentReply.posted.wait(LATEST), "the notebook did not create")
            page.locator('[data-command="notebook:interrupt-kernel"]').click()
            expect(page.locator(".jp-OutputArea").filter(has_text="interrupted").first).to_be_visible()
            look = page.locator(".jp-CodeCell").filter(has_text="reply.lastUnknown()")
            look.locator(".jp-InputArea-editor").click()
            page.keyboard.press("Shift+Enter")
            answer = look.locator(".jp-OutputArea-output").first
            expect(answer).to_contain_text("Outcome unknown")
            expect(answer).to_contain_text("1 candidate")
            answer.scroll_into_view_if_needed()

    def test_without_trust_the_tables_are_there(self):
        with self.opened(self.plain, FIRST) as page:
            table = page.locator('.jp-RenderedText[data-mime-type="text/plain"]').first
            expect(table).to_contain_text('Draft "My first sequence", 2 steps')
            expect(page.locator(".jp-RenderedSVG")).to_have_count(0)
            table.scroll_into_view_if_needed()


if __name__ == "__main__":
    unittest.main()
