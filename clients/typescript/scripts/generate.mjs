// Writes src/generated/ from the OpenAPI document: the types of all bodies and parameters, and one entry an operation.
//
//   node scripts/generate.mjs            writes
//   node scripts/generate.mjs --check    fails if what is there is not what the document says
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const HERE = new URL("..", import.meta.url);
const METHODS = ["get", "post", "put", "patch", "delete"];
const BANNER = "// Generated from the OpenAPI document by scripts/generate.mjs. Change the document, not this file.\n\n";

/** Every operation, in the order of the document. */
function* operationsOf(document) {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) yield { path, method, operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] };
    }
  }
}

/** Follows a local reference. */
function resolve(document, value) {
  if (!value?.$ref) return value;
  return value.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
}

/** A description that stands inside `oneOf` beside a reference is said of the property, where editors show it. */
function hoistDescriptions(schema) {
  if (typeof schema !== "object" || schema === null) return;
  const described = schema.description ? undefined : schema.oneOf?.find((choice) => choice.$ref && choice.description);
  if (described && schema.oneOf.some((choice) => choice.type === "null")) schema.description = described.description;
  Object.values(schema).forEach(hoistDescriptions);
}

/** The types: bodies and parameters. Problems are left out of each operation; their codes stand in the table of operations. */
export async function types(document) {
  const slim = structuredClone(document);
  hoistDescriptions(slim.components.schemas);
  for (const { operation } of operationsOf(slim)) {
    for (const status of Object.keys(operation.responses)) {
      if (!status.startsWith("2")) delete operation.responses[status];
    }
  }
  const blob = ts.factory.createTypeReferenceNode("Blob");
  const nodes = await openapiTS(slim, {
    // Files come and go as the browser holds them.
    transform: (schema) => (schema.format === "binary" ? blob : undefined),
    silent: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
  });
  return BANNER + astToString(nodes.filter((node) => !["paths", "webhooks", "$defs"].includes(node.name?.text)));
}

/** What the client needs to know at run time to send a request. */
function facts(document, { path, method, operation, parameters }) {
  const named = (place) => parameters.map((parameter) => resolve(document, parameter)).filter((parameter) => parameter.in === place);
  if (named("query").some((parameter) => (parameter.style ?? "form") !== "form" || parameter.content)) {
    throw new Error(`${operation.operationId}: a query parameter is not written as name=value`);
  }
  const commas = named("query").filter((parameter) => parameter.explode === false);
  const query = named("query").map((parameter) => parameter.name);
  const inPath = named("path").map((parameter) => parameter.name);
  const names = [...inPath, ...query, "body", "if_match"];
  if (new Set(names).size !== names.length) throw new Error(`${operation.operationId}: two parameters have the same name`);
  const media = Object.keys(operation.requestBody?.content ?? {});
  const headers = named("header").map((parameter) => parameter.name.toLowerCase());
  const carriesCookie = named("cookie").length > 0 || Object.values(operation.responses).some((answer) => resolve(document, answer).headers?.["Set-Cookie"]);
  const ways = operation.security ?? document.security ?? [];
  return {
    method: method.toUpperCase(),
    path,
    ...(query.length && { query }),
    ...(commas.length && { commas: commas.map((parameter) => parameter.name) }),
    ...(media.length && { media: media.find((type) => type.includes("merge-patch")) ?? media[0] }),
    ...(headers.includes("idempotency-key") && { key: true }),
    ...(headers.includes("if-match") && { match: true }),
    ...(query.includes("cursor") && { page: true }),
    ...(ways.length === 0 && { token: "never" }),
    ...(ways.some((way) => Object.keys(way).length === 0) && { token: "optional" }),
    ...(carriesCookie && { cookie: true }),
  };
}

/** Whether a call of it makes sense without any input. */
function inputIsOptional(document, { operation, parameters }) {
  const required = parameters.map((parameter) => resolve(document, parameter)).filter((parameter) => parameter.required);
  const needed = required.filter((parameter) => !(parameter.in === "header" && parameter.name === "Idempotency-Key"));
  return needed.length === 0 && (!operation.requestBody?.required || bodyIsEmpty(document, operation));
}

/** Whether the body says nothing: the path says it all. */
function bodyIsEmpty(document, operation) {
  const schema = resolve(document, Object.values(operation.requestBody?.content ?? {})[0]?.schema);
  return schema?.additionalProperties === false && Object.keys(schema.properties ?? {}).length === 0;
}

/** The codes that an operation can be refused with, as the document lists them with its responses. */
function codesOf(document, operation, all) {
  const codes = Object.values(operation.responses).flatMap((response) => resolve(document, response)["x-codes"] ?? []);
  for (const code of codes) {
    if (!all.includes(code)) throw new Error(`${operation.operationId}: ${code} is not one of the codes`);
  }
  return codes.length ? [...new Set(codes)] : undefined;
}

/** The facts that each refusal of a code comes with: those of its example. */
function* detailsOf(document, all) {
  for (const code of all) {
    const facts = Object.keys(document.components.examples?.[code]?.value?.details ?? {});
    if (facts.length) yield `  ${code}: ${union(facts)};`;
  }
}

const union = (codes) => codes.map((code) => JSON.stringify(code)).join(" | ");

function comment(lines, indent = "  ") {
  const text = lines.filter((line) => line !== undefined).flatMap((line) => line.split("\n"));
  const safe = text.map((line) => `${indent} * ${line.replaceAll("*/", "*\\/")}`.trimEnd());
  return [`${indent}/**`, ...safe, `${indent} */`].join("\n");
}

/** The table of operations, the codes each can be refused with, and one documented method each. */
export function operations(document) {
  const list = [...operationsOf(document)];
  const all = document.components.schemas.Code.enum;
  const table = list.map((each) => `  ${each.operation.operationId}: ${JSON.stringify(facts(document, each))},`);
  const codes = list.map((each) => {
    const known = codesOf(document, each.operation, all);
    return `  ${each.operation.operationId}: ${known ? union(known) : "Code"};`;
  });
  const details = [...detailsOf(document, all)];
  // Those of most operations are no news.
  const times = list.flatMap((each) => codesOf(document, each.operation, all) ?? []);
  const common = new Set(all.filter((code) => times.filter((each) => each === code).length > list.length / 2));
  const calls = list.map((each) => {
    const { operation, path, method } = each;
    const optional = inputIsOptional(document, each) ? "?" : "";
    const own = codesOf(document, operation, all)?.filter((code) => !common.has(code)) ?? [];
    const lines = [
      operation.summary,
      operation.description && `\n${operation.description}`,
      `\n\`${method.toUpperCase()} ${path}\``,
      own.length ? `\nRefusals: ${own.map((name) => `\`${name}\``).join(", ")}, and those of most operations.` : undefined,
      operation.deprecated ? "\n@deprecated" : undefined,
    ];
    const name = operation.operationId;
    const whole = `${comment(lines)}\n  ${name}(input${optional}: Input<"${name}">, options?: CallOptions): Promise<Output<"${name}">>;`;
    if (!facts(document, each).query?.includes("fields")) return whole;
    return `${whole}\n  ${name}<const F extends Field<"${name}">>(input: Narrow<"${name}", F>, options?: CallOptions): Promise<Part<"${name}", F>>;`;
  });
  const empty = list.filter((each) => bodyIsEmpty(document, each.operation)).map((each) => each.operation.operationId);
  return `${BANNER}import type { CallOptions, Input, OperationFacts, Output${calls.some((call) => call.includes("Narrow<")) ? ", Field, Narrow, Part" : ""} } from "../types.js";
${codes.some((line) => line.endsWith(": Code;")) ? 'import type { Code } from "./schema.js";\n' : ""}
/** What the client needs to know of each operation to send it. */
export const operations = {
${table.join("\n")}
} as const satisfies Record<string, OperationFacts>;

/** Operations whose body says nothing. */
export type WithoutBody = ${empty.length ? union(empty) : "never"};

/** The codes that an operation can be refused with, as far as the document lists them. */
export interface OperationCodes {
${codes.join("\n")}
}

/** The facts that come in \`details\` with each refusal of a code. Others may come too. */
export interface CodeDetails {
${details.join("\n")}
}

/** One method an operation. */
export interface Calls {
${calls.join("\n\n")}
}
`;
}

/** Writes the files, or says which are not what the document says. */
export async function generate(document, { check, say = console.error }) {
  let stale = false;
  for (const [name, text] of [["schema.ts", await types(document)], ["operations.ts", operations(document)]]) {
    const file = new URL(`src/generated/${name}`, HERE);
    if (!check) {
      await mkdir(new URL(".", file), { recursive: true });
      await writeFile(file, text);
    } else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
      say(`clients/typescript/src/generated/${name} is not what the document says: run 'make client' and commit it.`);
      stale = true;
    }
  }
  return !stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = JSON.parse(await readFile(new URL("../../api-spec/openapi.json", HERE), "utf8"));
  if (!(await generate(document, { check: process.argv.includes("--check") }))) process.exitCode = 1;
}
