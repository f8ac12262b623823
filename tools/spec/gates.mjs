// The gates: one command each, and what it has to say for the document to pass.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const tools = process.env.SPEC_TOOLS;
const node = (program) => join(tools, "node_modules", ".bin", program);
const python = (program) => join(tools, "python", "bin", program);

export const programs = {
  spectral: (documents, format) => [node("spectral"), "lint", ...documents, "--ruleset", join(here, "spectral.yaml"), "--fail-severity", "hint", "--quiet", "--format", format],
  redocly: (documents, format) => [node("redocly"), "lint", ...documents, "--config", join(here, "redocly.yaml"), "--format", format],
  validator: (documents) => [python("openapi-spec-validator"), ...documents],
  generator: (document) => [python("openapi-generator-cli"), "validate", "-i", document, "--recommend"],
};

/** The generators of clients: what each writes has to compile. */
export const clients = {
  "openapi-typescript": (document, out) => [node("openapi-typescript"), document, "--output", join(out, "api.ts")],
  orval: (document, out) => [node("orval"), "--input", document, "--output", join(out, "api.ts"), "--client", "fetch", "--mode", "single"],
  "typescript-fetch": (document, out) => [python("openapi-generator-cli"), "generate", "-i", document, "-g", "typescript-fetch", "-o", out],
};

/** Runs a command; resolves to its exit code and all that it said. */
export function run([program, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    let errors = "";
    child.stdout.on("data", (part) => (output += part));
    child.stderr.on("data", (part) => (errors += part));
    child.on("error", (error) => resolve({ code: 127, output, errors: String(error) }));
    child.on("close", (code) => resolve({ code, output, errors }));
  });
}

/** The client that a generator makes of a document, compiled under --strict. */
export async function compile(client, document, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const written = await run(clients[client](document, out));
  if (written.code !== 0) return written;
  cpSync(join(here, "tsconfig.json"), join(out, "tsconfig.json"));
  return run([node("tsc"), "--project", out]);
}

/** At most two at a time: a gate is a program of its own, and machines that build have two cores. */
export async function inPairs(tasks) {
  const waiting = [...tasks];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all([worker(), worker()]);
}
