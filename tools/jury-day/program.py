"""The program on a folder of its own, and the mails that it writes there."""

import email
import email.policy
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path


class Program:
    """The program as a server; the folder is removed afterwards."""

    def __init__(self, program, database):
        self.program = program
        self.folder = Path(tempfile.mkdtemp(prefix="tahaddi-jury-day."))
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("TAHADDI_")}
        self.environment.pop("DATABASE_URL", None)
        if database:
            self.environment["DATABASE_URL"] = database
        self.environment.update(TAHADDI_BIND="127.0.0.1:0", TAHADDI_DATA_DIR=str(self.folder / "data"), TAHADDI_LOG="warn")
        # Its limits are on: the day plays the proxy that says from where each request comes.
        self.environment.update(TAHADDI_TRUSTED_PROXIES="127.0.0.1")
        self.log, self.process = None, None
        self.mails = Mails(self.folder / "data" / "mail")

    def run(self, *arguments, fails=False):
        """Another command of the program; what it says."""
        done = subprocess.run([self.program, *map(str, arguments)], env=self.environment, capture_output=True, text=True, check=False)
        if (done.returncode != 0) != fails:
            raise SystemExit(f"jury-day: {' '.join(map(str, arguments))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout + (done.stderr if fails else "")

    def start(self):
        """Starts the server; its address."""
        self.log = open(self.folder / "server.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen([self.program, "serve"], env=self.environment, stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(1200):
            found = re.search(r"listening on\s+(http://\S+)", self.said())
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise SystemExit(f"jury-day: the program did not start:\n{self.said()}")

    def said(self):
        return Path(self.log.name).read_text(encoding="utf-8") if self.log else ""

    def stop(self):
        """Ends it. Returns what a server must not say: a panic, or an error."""
        faults = []
        if self.process is not None:
            if self.process.poll() is not None:
                faults.append("the program had ended by itself")
            self.process.terminate()
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                faults.append("the program did not end")
            faults += [line for line in self.said().splitlines() if "panicked" in line or " ERROR " in line]
            self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return faults


class Mails:
    """The folder into which mails are written where there is no mail server."""

    def __init__(self, folder):
        self.folder, self.read, self.by_address = folder, set(), {}
        self.lock = threading.Lock()

    def _look(self):
        for path in sorted(self.folder.glob("*.eml")):
            # One that is being written has a dot before its name.
            if path.name in self.read or path.name.startswith("."):
                continue
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = mail.get_body(("plain",))
            if mail["To"] is None or body is None:
                continue
            self.read.add(path.name)
            for address in mail["To"].addresses:
                self.by_address.setdefault(address.addr_spec, []).append((str(mail["Subject"]), body.get_content()))

    def to(self, address):
        """All mails to an address: subjects and texts."""
        with self.lock:
            self._look()
            return list(self.by_address.get(address, []))

    def token(self, address, prefix):
        """The secret in the newest mail to an address that has one of this kind; waits for it."""
        for _ in range(1200):
            for _, text in reversed(self.to(address)):
                found = re.search(prefix + r"[0-9A-Za-z_-]{43}", text)
                if found:
                    return found.group(0)
            time.sleep(0.1)
        raise SystemExit(f"jury-day: no mail to {address}")

    def count(self):
        with self.lock:
            self._look()
            return len(self.read)
