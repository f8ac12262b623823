import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore, webStore, type Session } from "../src/index.js";
import { ok, refused, session, stage, type Answer, type Asked } from "./server.js";

const account = { id: "usr_1" };
const call = { id: "chl_1" };

/** A service whose tokens are `access-N` and `refresh-N`; only the newest are good. */
function service(first: number) {
  let newest = first;
  return (asked: Asked): Answer => {
    if (asked.url === "/v1/sessions/refresh") {
      if (JSON.parse(asked.body).refresh_token !== `refresh-${newest}`) return refused(401, "token_reused");
      newest += 1;
      return ok(session(newest));
    }
    return asked.headers.authorization === `Bearer access-${newest}` ? ok(account) : refused(401, "token_expired");
  };
}

const refreshes = (asked: Asked[]) => asked.filter((one) => one.url === "/v1/sessions/refresh");

test("all calls that meet an expired token wait for one refresh", async (t) => {
  const { asked, client } = await stage(t, service(2));
  const api = client({ store: memoryStore({ ...session(2), access_token: "access-old" }) });
  await Promise.all([api.me_view(), api.me_view(), api.me_view(), api.me_view(), api.me_view()]);
  assert.equal(refreshes(asked).length, 1);
  assert.equal((await api.session())?.access_token, "access-3");
  await api.me_view();
  assert.equal(refreshes(asked).length, 1);
});

test("a request keeps its key through a refresh", async (t) => {
  const { asked, client } = await stage(t, service(2));
  await client({ store: memoryStore({ ...session(2), access_token: "access-old" }) }).applications_submit({ id: "app_1" });
  const keys = asked.filter((one) => one.url.endsWith("/submission")).map((one) => one.headers["idempotency-key"]);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test("new tokens are kept before they are used", async (t) => {
  const order: string[] = [];
  const serve = service(2);
  const { client } = await stage(t, (asked) => {
    order.push(`${asked.method} ${asked.url} ${asked.headers.authorization ?? "-"}`);
    return serve(asked);
  });
  const inner = memoryStore({ ...session(2), access_token: "access-old" });
  const save = async (next: Session | undefined) => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`save ${next?.access_token}`);
    await inner.save(next);
  };
  await client({ store: { load: inner.load, save } }).me_view();
  assert.deepEqual(order, ["GET /v1/me Bearer access-old", "POST /v1/sessions/refresh -", "save access-3", "GET /v1/me Bearer access-3"]);
});

test("when the answer of a refresh is lost the same token is sent again", async (t) => {
  const serve = service(2);
  let lost = false;
  const { asked, client } = await stage(t, (one) => {
    if (one.url !== "/v1/sessions/refresh" || lost) return serve(one);
    lost = true;
    return "lost";
  });
  await client({ store: memoryStore({ ...session(2), access_token: "access-old" }) }).me_view();
  assert.deepEqual(refreshes(asked).map((one) => one.body), Array(2).fill('{"refresh_token":"refresh-2"}'));
});

test("a session that has ended is forgotten: private calls are refused, public ones go on", async (t) => {
  const { client } = await stage(t, (asked) => {
    if (asked.url === "/v1/sessions/refresh") return refused(401, "token_reused");
    return asked.headers.authorization ? refused(401, "token_expired") : ok(call);
  });
  const api = client({ store: memoryStore(session(1)) });
  assert.deepEqual(await api.challenges_view({ id: "chl_1" }), call);
  assert.equal(await api.session(), undefined);
  const other = client({ store: memoryStore(session(1)) });
  await assert.rejects(other.me_view(), { code: "token_expired" });
  assert.equal(await other.session(), undefined);
});

test("a token is not shown to operations that look at none", async (t) => {
  const { asked, client } = await stage(t, () => ok({ data: [], next_cursor: null, has_more: false }));
  await client({ store: memoryStore(session(1)) }).challenges_list();
  assert.equal(asked[0]?.headers.authorization, undefined);
});

test("a session outlives a refresh that could not be done", async (t) => {
  let up = false;
  const serve = service(1);
  const { client } = await stage(t, (asked) => (asked.url === "/v1/sessions/refresh" && !up ? "lost" : serve(asked)));
  const api = client({ store: memoryStore({ ...session(1), access_token: "access-old" }) });
  await assert.rejects(api.me_view(), { name: "ConnectionError", operation: "sessions_refresh" });
  up = true;
  assert.deepEqual(await api.me_view(), account);
});

test("whoever shares the store takes over what another has renewed", async (t) => {
  const { asked, client } = await stage(t, service(2));
  const store = memoryStore({ ...session(2), access_token: "access-old" });
  const [one, two] = [client({ store }), client({ store })];
  await one.me_view();
  await two.me_view();
  assert.equal(refreshes(asked).length, 1);
});

test("one who gives up does not stop the refresh for the others", async (t) => {
  const stop = new AbortController();
  const serve = service(2);
  const { asked, client } = await stage(t, async (one) => {
    if (one.url === "/v1/sessions/refresh") {
      stop.abort(new Error("left"));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return serve(one);
  });
  const api = client({ store: memoryStore({ ...session(2), access_token: "access-old" }) });
  const [gone, stayed] = await Promise.allSettled([api.me_view({}, { signal: stop.signal }), api.me_view()]);
  assert.equal(gone.status, "rejected");
  assert.equal(stayed.status, "fulfilled");
  assert.equal(refreshes(asked).length, 1);
});

test("a log-in begins a session without the old token, a log-out ends it", async (t) => {
  const { asked, client } = await stage(t, (one) => (one.method === "DELETE" ? { status: 204 } : { status: 201, body: session(7) }));
  const api = client({ store: memoryStore(session(1)) });
  await api.sessions_create({ body: { email: "amina@example.ma", password: "trois mulets traversent l'oued" } });
  assert.equal(asked[0]?.headers.authorization, undefined);
  assert.equal((await api.session())?.access_token, "access-7");
  await api.sessions_end();
  assert.equal(asked[1]?.headers.authorization, "Bearer access-7");
  assert.equal(await api.session(), undefined);
});

test("a refresh token in a cookie is not in the body", async (t) => {
  const { asked, client } = await stage(t, (one) => {
    if (one.url === "/v1/sessions/refresh") return ok(session(2, true));
    return one.headers.authorization === "Bearer access-2" ? ok(account) : refused(401, "token_expired");
  });
  await client({ store: memoryStore(session(1, true)) }).me_view();
  assert.equal(asked[1]?.body, "{}");
});

test("the tokens of a page live in its storage", () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as Storage;
  const store = webStore(storage);
  assert.equal(store.load(), undefined);
  store.save(session(1));
  assert.deepEqual(webStore(storage).load(), session(1));
  store.save(undefined);
  assert.equal(items.size, 0);
});
