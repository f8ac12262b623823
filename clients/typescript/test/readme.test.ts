import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

test("the examples of the README compile", () => {
  const blocks = Array.from(readFileSync(`${PACKAGE}README.md`, "utf8").matchAll(/^```ts\n(.*?)^```$/gms), ([, code]) => code ?? "");
  assert.ok(blocks.length >= 5);
  const [start = "", ...others] = blocks;
  const parts = others.map((code, index) => `export async function part${index}(id: string): Promise<void> {\n${code}}\n`);
  mkdirSync(`${PACKAGE}build/readme`, { recursive: true });
  writeFileSync(`${PACKAGE}build/readme/readme.ts`, `${start}\n${parts.join("\n")}`);
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "--types", "node"];
  const run = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", ...flags, "build/readme/readme.ts"], { cwd: PACKAGE, encoding: "utf8" });
  assert.equal(run.stdout, "");
});
