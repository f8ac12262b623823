import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// The document is data, of which each test changes one thing.
type Json = any;
type Generate = (document: Json, options: { check: true; say: (line: string) => void }) => Promise<boolean>;
const { generate } = (await import(new URL("../../scripts/generate.mjs", import.meta.url).href)) as { generate: Generate };
const text = readFileSync(new URL("../../../../api-spec/openapi.json", import.meta.url), "utf8");

/** Whether the committed files are those of the document after a change, and what is said if not. */
async function check(change: (document: Json) => void): Promise<string[]> {
  const document = JSON.parse(text) as Json;
  change(document);
  const said: string[] = [];
  assert.equal(await generate(document, { check: true, say: (line) => said.push(line) }), said.length === 0);
  return said.map((line) => line.split(":")[0] as string);
}

const SCHEMA = "clients/typescript/src/generated/schema.ts is not what the document says";
const OPERATIONS = "clients/typescript/src/generated/operations.ts is not what the document says";

test("the check knows the document, and a field, a parameter or a code that has changed", async () => {
  assert.deepEqual(await check(() => undefined), []);
  assert.deepEqual(await check((document) => delete document.components.schemas.ChallengeView.properties.published_at), [SCHEMA]);
  assert.deepEqual(await check((document) => document.paths["/v1/challenges"].get.parameters.pop()), [SCHEMA, OPERATIONS]);
  const code = (document: Json) => (document.paths["/v1/me"].get.responses["418"] = { description: "No.", "x-codes": ["last_owner"] });
  assert.deepEqual(await check(code), [OPERATIONS]);
});

test("what the generator cannot write is said", async () => {
  const unknown = (document: Json) => (document.paths["/v1/me"].get.responses["418"] = { description: "No.", "x-codes": ["nonsense"] });
  await assert.rejects(check(unknown), /me_view: nonsense is not one of the codes/);
  const style = (document: Json) => (document.paths["/v1/challenges"].get.parameters[0].style = "spaceDelimited");
  await assert.rejects(check(style), /challenges_list: a query parameter is not written as name=value/);
  const twice = (document: Json) => document.paths["/v1/challenges/{id}"].get.parameters.push({ name: "id", in: "query", schema: { type: "string" } });
  await assert.rejects(check(twice), /challenges_view: two parameters have the same name/);
});
