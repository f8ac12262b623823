"""People who use the API over HTTP, and what each request cost."""

import http.client
import itertools
import json
import re
import threading
import time
import urllib.parse
import uuid

PASSWORD = "trois mulets traversent la plaine"
# An access token lives ten minutes.
TOKEN_SECONDS = 480
JSON = "application/json"


class Unexpected(Exception):
    """An answer with a status that nobody expected."""

    def __init__(self, method, path, expected, answer):
        super().__init__(f"{method} {path} answered {answer.status}, expected {expected}\n{answer.text()[:4000]}")


class Answer:
    """An answer to a request."""

    def __init__(self, response, body):
        self.status, self.headers, self.body = response.status, response.headers, body

    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)

    @property
    def etag(self):
        return self.headers["ETag"]


class Api:
    """The server, and a record of all that it was asked."""

    def __init__(self, base):
        self.host = urllib.parse.urlsplit(base).netloc
        self.local = threading.local()
        self.lock = threading.Lock()
        self.requests = []
        self.networks = itertools.count()

    def send(self, method, path, body=None, headers=None, expect=(200,)):
        """Sends a request. Any status but the expected ones ends the day."""
        expect = (expect,) if isinstance(expect, int) else expect
        headers = {"Accept-Language": "en", **(headers or {})}
        if body is not None and not isinstance(body, bytes):
            body, headers["Content-Type"] = json.dumps(body).encode(), JSON
        begin = time.monotonic()
        answer = self._exchange(method, path, body, headers)
        with self.lock:
            self.requests.append((f"{method} {template(path)}", answer.status, time.monotonic() - begin))
        if answer.status not in expect:
            raise Unexpected(method, path, " or ".join(map(str, expect)), answer)
        return answer

    def _exchange(self, method, path, body, headers):
        for last in (False, True):
            connection = getattr(self.local, "connection", None)
            if connection is None:
                connection = self.local.connection = http.client.HTTPConnection(self.host, timeout=120)
            try:
                connection.request(method, path, body=body, headers=headers)
                response = connection.getresponse()
                return Answer(response, response.read())
            except (ConnectionError, http.client.HTTPException):
                # The server has closed a connection that was idle. What is sent again carries its key.
                connection.close()
                self.local.connection = None
                if last:
                    raise


def template(path):
    """The path without what is different each time."""
    path = path.split("?")[0]
    path = re.sub(r"\bt[a-z]_[0-9A-Za-z_-]{43}", "{token}", path)
    return re.sub(r"\b[a-z]{3}_[0-9a-z]{26}", "{id}", path)


class Person:
    """Somebody who uses the API; nobody in particular without an address."""

    def __init__(self, api, name="anonymous", email=None):
        self.api, self.name, self.email = api, name, email
        self.token, self.since = None, 0.0
        # Everybody sits in a network of their own, as the proxy in front of the server would say: limits hold for each.
        number = next(api.networks)
        self.address = f"10.{number // 250}.{number % 250}.7"

    def log_in(self):
        body, headers = {"email": self.email, "password": PASSWORD}, {"X-Forwarded-For": self.address}
        answer = self.api.send("POST", "/v1/sessions", body, headers, expect=201)
        self.token, self.since = answer.json()["access_token"], time.monotonic()

    def request(self, method, path, body=None, headers=None, expect=(200,)):
        headers = {"X-Forwarded-For": self.address, **(headers or {})}
        if self.email is not None:
            if time.monotonic() - self.since > TOKEN_SECONDS:
                self.log_in()
            headers["Authorization"] = f"Bearer {self.token}"
        return self.api.send(method, path, body, headers, expect)

    def get(self, path, expect=200):
        return self.request("GET", path, expect=expect)

    def post(self, path, body=None, expect=(200, 201)):
        return self.request("POST", path, {} if body is None else body, {"Idempotency-Key": f"day-{uuid.uuid4()}"}, expect)

    def upload(self, path, content, expect=200):
        headers = {"Idempotency-Key": f"day-{uuid.uuid4()}", "Content-Type": "application/octet-stream"}
        return self.request("POST", path, content, headers, expect)

    def put(self, path, seen, body, expect=200):
        return self.request("PUT", path, body, {"If-Match": seen}, expect)

    def pages(self, path):
        """All items of a list."""
        items, cursor = [], ""
        while True:
            page = self.get(f"{path}{'&' if '?' in path else '?'}limit=100{cursor}").json()
            items += page["data"]
            if not page["next_cursor"]:
                return items
            cursor = "&cursor=" + urllib.parse.quote(page["next_cursor"])
