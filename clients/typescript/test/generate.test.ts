import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
// The document is data, of which each test changes one thing.
type Json = any;
const document = () => JSON.parse(readFileSync(join(PACKAGE, "../../api-spec/openapi.json"), "utf8")) as Json;

/** The generator, asked whether the committed files are those of a document. */
function check(t: TestContext, changed: Json): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), "tahaddi-generate-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(changed));
  const run = spawnSync(process.execPath, ["scripts/generate.mjs", "--check", "--from", file], { cwd: PACKAGE, encoding: "utf8" });
  return { status: run.status, said: run.stderr };
}

test("the check knows the document, and a field, a parameter or a code that has changed", (t) => {
  assert.deepEqual(check(t, document()), { status: 0, said: "" });
  const field = document();
  delete field.components.schemas.ChallengeView.properties.published_at;
  assert.match(check(t, field).said, /schema\.ts is not what the document says/);
  const parameter = document();
  parameter.paths["/v1/challenges"].get.parameters.pop();
  assert.match(check(t, parameter).said, /operations\.ts is not what the document says/);
  const code = document();
  code.paths["/v1/me"].get.responses["401"] = { description: "No.", "x-codes": ["authentication_required"] };
  assert.match(check(t, code).said, /operations\.ts is not what the document says/);
});

test("what the generator cannot write is said", (t) => {
  const unknown = document();
  unknown.paths["/v1/me"].get.responses["401"] = { description: "No.", "x-codes": ["nonsense"] };
  assert.match(check(t, unknown).said, /me_view: nonsense is not one of the codes/);
  const style = document();
  style.paths["/v1/challenges"].get.parameters[0].style = "spaceDelimited";
  assert.match(check(t, style).said, /challenges_list: a query parameter is not written as name=value/);
  const twice = document();
  twice.paths["/v1/challenges/{id}"].get.parameters.push({ name: "id", in: "query", schema: { type: "string" } });
  assert.match(check(t, twice).said, /challenges_view: two parameters have the same name/);
});
