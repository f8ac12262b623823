import assert from "node:assert/strict";
import { test } from "node:test";
import { etagOf, isProblem, operations, replyOf, textIn } from "../src/index.js";
import { ok, refused, stage } from "./server.js";

test("every operation of the document has a method", async (t) => {
  const api = (await stage(t, () => ok({}))).client();
  for (const name of Object.keys(operations)) assert.equal(typeof (api as unknown as Record<string, unknown>)[name], "function", name);
});

test("parameters stand where the document says", async (t) => {
  const { asked, client } = await stage(t, () => ok({ data: [], next_cursor: null, has_more: false }));
  const api = client({ language: "ar" });
  await api.challenges_list({ technology: ["IA", "LoRa & co"], status: "open", limit: 5 });
  assert.equal(asked[0]?.url, "/v1/challenges?technology=IA&technology=LoRa+%26+co&status=open&limit=5");
  assert.equal(asked[0]?.headers["accept-language"], "ar");
  await api.challenges_view({ id: "chl_1", fields: ["id", "status"], expand: ["organisation"] });
  assert.equal(asked.pop()?.url, "/v1/challenges/chl_1?expand=organisation&fields=id%2Cstatus");
  api.language = "en";
  await api.members_remove({ id: "org_1", user_id: "a/b?c" });
  assert.equal(asked[1]?.url, "/v1/organisations/org_1/members/a%2Fb%3Fc");
  assert.equal(asked[1]?.headers["accept-language"], "en");
  await api.applications_edit({ id: "app_1", if_match: "*", body: { title: "T" } }, { language: "fr" });
  assert.equal(asked[2]?.headers["content-type"], "application/merge-patch+json");
  assert.equal(asked[2]?.headers["accept-language"], "fr");
  for (const id of ["", ".", ".."]) await assert.rejects(api.challenges_view({ id }), TypeError);
  assert.equal(asked.length, 3);
});

test("a file goes and comes as it is", async (t) => {
  const { asked, client } = await stage(t, (one) =>
    one.method === "POST" ? ok({ id: "fil_1" }) : { status: 200, body: "%PDF-1.7", headers: { "Content-Type": "application/octet-stream" } },
  );
  const api = client();
  await api.files_upload({ id: "app_1", question: "qst_1", name: "plan d'affaires.pdf", body: new Blob(["%PDF-1.7"]) });
  assert.equal(asked[0]?.body, "%PDF-1.7");
  assert.equal(asked[0]?.headers["content-type"], "application/octet-stream");
  assert.ok(asked[0]?.url.startsWith("/v1/applications/app_1/files?"));
  assert.equal(await (await api.files_download({ link: "a.b" })).text(), "%PDF-1.7");
});

test("a list is a loop over all its pages, which asks for no more than it needs", async (t) => {
  const { asked, client } = await stage(t, (one) => {
    const cursor = new URL(one.url, "http://x").searchParams.get("cursor");
    const at = cursor === null ? 0 : Number(cursor.slice(1));
    return ok({ data: [{ id: at }, { id: at + 1 }], next_cursor: at < 4 ? `c${at + 2}` : null, has_more: at < 4 });
  });
  const api = client();
  const seen: unknown[] = [];
  for await (const item of api.items("challenges_list", { technology: ["iot"], limit: 2 })) seen.push(item.id);
  assert.deepEqual(seen, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(asked.map((one) => one.url.split("technology=iot&limit=2")[1]), ["", "&cursor=c2", "&cursor=c4"]);
  for await (const item of api.items("challenges_list")) if (item) break;
  assert.equal(asked.length, 4);
});

test("a change is based on what was seen, and says so when somebody else was faster", async (t) => {
  let version = 3;
  const { asked, client } = await stage(t, (one) => {
    const etag = `"${version}.abc"`;
    if (one.method === "GET") return ok({ id: "app_1", state: "draft" }, { ETag: etag });
    if (one.headers["if-match"] !== etag) return refused(412, "precondition_failed", { details: { current_version: String(version) } });
    version += 1;
    return ok({ id: "app_1", state: "draft" }, { ETag: `"${version}.abc"` });
  });
  const api = client();
  const seen = await api.applications_view({ id: "app_1" });
  assert.equal(etagOf(seen), '"3.abc"');
  const changed = await api.update("applications_edit", seen, { title: "Un" });
  assert.deepEqual(JSON.parse(asked[1]?.body ?? ""), { title: "Un" });
  const error = await api.update("applications_edit", seen, { title: "Deux" }).catch((error: unknown) => error);
  assert.ok(isProblem(error, "applications_edit"));
  assert.equal(error.code, "precondition_failed");
  assert.equal(error.details.current_version, "4");
  assert.equal(asked.length, 3, "it is not repeated");
  await api.update("applications_edit", changed, { title: "Deux" });
  await assert.rejects(api.update("applications_edit", { ...changed }, {}), /no ETag/);
  await api.applications_edit({ id: "app_1", if_match: etagOf(changed)!, body: {} }).catch(() => undefined);
  assert.equal(asked.at(-1)?.headers["if-match"], '"4.abc"');
});

test("an answer is only its body for loops, JSON and comparisons", async (t) => {
  const { client } = await stage(t, () => ({ status: 201, body: { id: "app_1" }, headers: { Location: "/v1/applications/app_1", "Idempotency-Replayed": "true" } }));
  const created = await client().applications_create({ id: "chl_1", body: { organisation_id: "org_1" } });
  assert.deepEqual(created, { id: "app_1" });
  assert.deepEqual(replyOf(created), { status: 201, etag: undefined, location: "/v1/applications/app_1", requestId: "request-1", replayed: true });
});

test("a problem has its code, its facts and its fields", async (t) => {
  const errors = [{ pointer: "/answers/qst_1", code: "required" as const, message: "هذا الحقل إلزامي.", details: {} }];
  const { client } = await stage(t, () => refused(422, "application_incomplete", { errors, title: "طلب غير مكتمل" }));
  const error = await client().applications_submit({ id: "app_1" }).catch((error: unknown) => error);
  assert.ok(isProblem(error, "applications_submit"));
  assert.ok(!isProblem(error, "applications_edit"));
  assert.equal(error.field("/answers/qst_1")?.message, "هذا الحقل إلزامي.");
  assert.equal(error.field("/title"), undefined);
  assert.equal(error.requestId, "request-1");
  assert.equal(error.message, "applications_submit: 422 application_incomplete (request request-1): Detail of application_incomplete");
});

test("a text comes with its language and direction", () => {
  assert.deepEqual(textIn({ fr: "Irrigation", ar: "الري" }, "ar"), { text: "الري", lang: "ar", dir: "rtl" });
  assert.deepEqual(textIn({ fr: "Irrigation", ar: null }, "ar"), { text: "Irrigation", lang: "fr", dir: "ltr" });
  assert.deepEqual(textIn({ ar: "الري" }, "en"), { text: "الري", lang: "ar", dir: "rtl" });
  assert.deepEqual(textIn({}, "en"), { text: "", lang: "en", dir: "ltr" });
});
