// A receipt is verified by somebody who has nothing of ours but the answer and the public keys: with another implementation of JOSE,
// and a digest that is computed anew.
//
//   BASE=http://127.0.0.1:8080 node build/e2e/receipt.js
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createClient } from "@tahaddi/client";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";

const baseUrl = process.env.BASE ?? "http://127.0.0.1:8080";

/** JSON in canonical form (RFC 8785): JavaScript writes numbers and texts as it asks; what says nothing is left out, as ReceiptView says. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => !saysNothing(member));
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}

function saysNothing(member: unknown): boolean {
  if (member === null) return true;
  if (Array.isArray(member)) return member.length === 0;
  return typeof member === "object" && Object.values(member as object).every(saysNothing);
}

const startup = createClient({ baseUrl, language: "en" });
await startup.sessions_create({ body: { email: "yasmine.amrani@saqiya.tahaddi.example", password: "tahaddi demonstration 2027" } });
const own = await startup.applications_list_own({});
const submitted = own.data.find((application) => application.state === "submitted");
assert.ok(submitted, "the demonstration has an application that was submitted");
const answer = await startup.applications_receipt({ id: submitted.id });
const keys = (await (await fetch(`${baseUrl}/.well-known/jwks.json`)).json()) as JSONWebKeySet;

const { payload, protectedHeader } = await compactVerify(answer.receipt, createLocalJWKSet(keys), { algorithms: ["EdDSA"] });
assert.equal(protectedHeader.typ, "tahaddi-receipt+jwt");
const claims = JSON.parse(new TextDecoder().decode(payload)) as { sub: string; digest: string; submitted_at: { at: string } };
assert.equal(claims.sub, submitted.id);
assert.equal(claims.submitted_at.at, answer.submitted_at);
const digest = createHash("sha256").update(canonical(answer.snapshot)).digest("hex");
assert.equal(digest, claims.digest, "the dossier beside the receipt is the one that was handed in");

const [header, , signature] = answer.receipt.split(".");
const forged = `${header}.${Buffer.from(JSON.stringify({ ...claims, digest: "0".repeat(64) })).toString("base64url")}.${signature}`;
await assert.rejects(compactVerify(forged, createLocalJWKSet(keys)), "a receipt that was altered is refused");
console.log(`The receipt of ${submitted.id} is genuine, and is for its dossier: ${digest}`);
