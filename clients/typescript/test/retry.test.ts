import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionError, isProblem } from "../src/index.js";
import { ok, refused, stage } from "./server.js";

const application = { id: "app_1", state: "submitted" };

test("a request keeps its key through a lost answer, a busy service and a spent quota", async (t) => {
  const answers = ["lost", refused(503, "dependency_unavailable"), refused(429, "quota_exceeded", {}, { "Retry-After": "0" }), ok(application)] as const;
  const { asked, client } = await stage(t, (_, before) => answers[before % 4]!);
  const api = client();
  assert.equal((await api.applications_submit({ id: "app_1" })).state, "submitted");
  const keys = asked.map((one) => one.headers["idempotency-key"]);
  assert.equal(keys.length, 4);
  assert.match(keys[0] as string, /^[0-9a-f]{32}$/);
  assert.equal(new Set(keys).size, 1);
  await api.applications_submit({ id: "app_1" });
  assert.equal(new Set(asked.map((one) => one.headers["idempotency-key"])).size, 2, "another call has another key");
});

test("it gives up after so many repetitions, and says with which key to try again", async (t) => {
  const { asked, client } = await stage(t, () => "lost");
  const failure = await client({ retry: { repeats: 2, pause: 1 } })
    .applications_submit({ id: "app_1" }, { idempotencyKey: "the-key-of-this-form" })
    .catch((error: unknown) => error);
  assert.ok(failure instanceof ConnectionError);
  assert.equal(failure.idempotencyKey, "the-key-of-this-form");
  assert.deepEqual(asked.map((one) => one.headers["idempotency-key"]), Array(3).fill("the-key-of-this-form"));
});

test("what may have had its effect and has no key is not sent again", async (t) => {
  const { asked, client } = await stage(t, () => "lost");
  const api = client();
  await assert.rejects(api.accounts_verify({ body: { token: "tv_1" } }), ConnectionError);
  await assert.rejects(api.applications_edit({ id: "app_1", if_match: '"1.x"', body: {} }), ConnectionError);
  await assert.rejects(api.applications_delete({ id: "app_1", if_match: '"1.x"' }), ConnectionError);
  assert.equal(asked.length, 3);
});

test("a refusal for want of time is repeated for every method, since nothing has happened", async (t) => {
  const { asked, client } = await stage(t, (_, before) => (before === 0 ? refused(503, "auth_busy", {}, { "Retry-After": "0" }) : ok(application)));
  await client().applications_edit({ id: "app_1", if_match: '"1.x"', body: {} });
  assert.equal(asked.length, 2);
});

test("other refusals are not repeated", async (t) => {
  const { asked, client } = await stage(t, () => refused(422, "validation_failed"));
  await assert.rejects(client().applications_submit({ id: "app_1" }), { code: "validation_failed" });
  assert.equal(asked.length, 1);
});

test("a wait that is too long is left to the caller", async (t) => {
  const { asked, client } = await stage(t, () => refused(429, "quota_exceeded", {}, { "Retry-After": "3600" }));
  const error = await client().me_view().catch((error: unknown) => error);
  assert.ok(isProblem(error, "me_view"));
  assert.equal(error.retryAfter, 3600);
  assert.equal(asked.length, 1);
});

test("an answer that is not the service's says its status", async (t) => {
  const { client } = await stage(t, () => ({ status: 502, body: "<h1>Bad gateway</h1>", headers: { "Content-Type": "text/html" } }));
  await assert.rejects(client({ retry: { repeats: 0 } }).me_view(), { name: "ConnectionError", status: 502 });
});

test("one attempt may take so long, and the next one is another", async (t) => {
  const never = new Promise<never>(() => undefined);
  const { asked, client } = await stage(t, (_, before) => (before === 0 ? never : ok({ data: [], next_cursor: null, has_more: false })));
  await client({ retry: { repeats: 50, pause: 1 } }).challenges_list({}, { timeout: 100 });
  assert.ok(asked.length > 1);
});

test("an abort ends the call, also while it waits", async (t) => {
  const stop = new AbortController();
  const { asked, client } = await stage(t, () => {
    setImmediate(() => stop.abort(new Error("the page was left")));
    return refused(503, "dependency_unavailable", {}, { "Retry-After": "15" });
  });
  await assert.rejects(client().me_view({}, { signal: stop.signal }), /the page was left/);
  assert.equal(asked.length, 1);
});
