// For each rule a change that breaks the document by that rule: [tool, rule, what is done, the change].

const get = (d) => d.paths["/v1/technologies/{slug}"].get;
const list = (d) => d.paths["/v1/challenges"].get;
const patch = (d) => d.paths["/v1/technologies/{slug}"].patch;
const post = (d) => d.paths["/v1/technologies"].post;
const schema = (d, name) => d.components.schemas[name];
const term = (d) => schema(d, "TermView");
const code = (d) => d.components.responses.NotFound;
const copy = (value) => structuredClone(value);
/** Only for this operation: shared responses are copied into it first. */
const own = (d, operation, status) => (operation.responses[status] = copy(d.components.responses[operation.responses[status].$ref.split("/").pop()]));
const drop = (operation, name) => (operation.parameters = operation.parameters.filter((parameter) => parameter.name !== name));

export const mutations = [
  // Our own rules.
  ["spectral", "tahaddi-licence", "no SPDX identifier", (d) => { d.info.license = { name: "MIT", url: "https://tahaddi.example" }; }],
  ["spectral", "tahaddi-operation-id", "an id in camelCase", (d) => { post(d).operationId = "technologiesCreate"; }],
  ["spectral", "tahaddi-path-shape", "a path in camelCase", (d) => { d.paths["/v1/newThings"] = { get: copy(list(d)) }; d.paths["/v1/newThings"].get.operationId = "new_things"; }],
  ["spectral", "tahaddi-snake-case", "a field in camelCase", (d) => { term(d).properties.retiredAt = copy(term(d).properties.retired_at); }],
  ["spectral", "tahaddi-summary", "a summary with a full stop", (d) => { get(d).summary = "A term."; }],
  ["spectral", "tahaddi-problem-json", "a refusal as application/json", (d) => { const r = own(d, get(d), "404"); r.content = { "application/json": r.content["application/problem+json"] }; }],
  ["spectral", "tahaddi-problem-codes", "a refusal without codes", (d) => { delete own(d, get(d), "404")["x-codes"]; }],
  ["spectral", "tahaddi-problem-codes", "a refusal without examples", (d) => { delete own(d, get(d), "404").content["application/problem+json"].examples; }],
  ["spectral", "tahaddi-no-default", "a default answer", (d) => { get(d).responses.default = get(d).responses["404"]; }],
  ["spectral", "tahaddi-429-500-503", "no 429", (d) => { delete get(d).responses["429"]; }],
  ["spectral", "tahaddi-429-500-503", "no 500", (d) => { delete get(d).responses["500"]; }],
  ["spectral", "tahaddi-404-with-path-parameter", "no 404", (d) => { delete get(d).responses["404"]; }],
  ["spectral", "tahaddi-201-location", "a 201 without Location", (d) => { delete post(d).responses["201"].headers.Location; }],
  ["spectral", "tahaddi-single-get-etag", "an object without ETag", (d) => { delete get(d).responses["200"].headers; }],
  ["spectral", "tahaddi-get-304", "no 304", (d) => { delete get(d).responses["304"]; }],
  ["spectral", "tahaddi-no-inline-response-schema", "an answer without a name", (d) => { get(d).responses["200"].content["application/json"].schema = copy(term(d)); }],
  ["spectral", "tahaddi-no-inline-request-schema", "a body without a name", (d) => { post(d).requestBody.content["application/json"].schema = copy(schema(d, "CreateTerm")); }],
  ["spectral", "tahaddi-write-preconditions", "no 428", (d) => { delete patch(d).responses["428"]; }],
  ["spectral", "tahaddi-patch-if-match", "a PATCH without If-Match", (d) => { drop(patch(d), "If-Match"); }],
  ["spectral", "tahaddi-post-idempotency-key", "a POST without a key", (d) => { drop(post(d), "Idempotency-Key"); }],
  ["spectral", "tahaddi-query-not-nullable", "a query parameter with null", (d) => { list(d).parameters.find((p) => p.name === "q").schema.type = ["string", "null"]; }],
  ["spectral", "tahaddi-list-paging", "a cursor without limit", (d) => { drop(list(d), "limit"); }],
  ["spectral", "tahaddi-request-example", "a body without example", (d) => { delete schema(d, "CreateTerm").example; }],
  ["spectral", "tahaddi-input-closed", "an open body", (d) => { delete schema(d, "CreateTerm").additionalProperties; }],
  ["spectral", "tahaddi-texts-bounded", "a text without a bound", (d) => { delete term(d).properties.slug.maxLength; }],
  ["spectral", "tahaddi-security-explicit", "no word on tokens", (d) => { delete post(d).security; }],
  ["spectral", "tahaddi-401-when-secured", "no 401", (d) => { delete post(d).responses["401"]; }],
  ["spectral", "tahaddi-403-when-roles-differ", "no 403", (d) => { delete post(d).responses["403"]; }],
  ["spectral", "tahaddi-rights", "no role", (d) => { delete post(d)["x-required-role"]; }],
  ["spectral", "tahaddi-rights", "an unknown rate class", (d) => { post(d)["x-rate-class"] = "often"; }],
  ["spectral", "tahaddi-schema-description", "a schema without description", (d) => { delete term(d).description; }],
  ["spectral", "tahaddi-property-description", "a field without description", (d) => { delete term(d).properties.slug.description; }],
  ["spectral", "tahaddi-schema-example", "an object without example", (d) => { delete term(d).example; }],
  ["spectral", "tahaddi-integers-bounded", "a number without a bound", (d) => { delete term(d).properties.position.maximum; }],
  ["spectral", "tahaddi-integers-bounded", "a number beyond 2^53", (d) => { term(d).properties.position.maximum = 2 ** 60; }],
  ["spectral", "tahaddi-date-time", "an instant that is a text", (d) => { term(d).properties.retired_at = { type: "string", description: "When.", maxLength: 30 }; }],
  ["spectral", "tahaddi-page-items-ref", "items without a name", (d) => { schema(d, "TermPage").properties.data.items = copy(term(d)); }],
  ["spectral", "tahaddi-page-form", "a page without has_more", (d) => { schema(d, "TermPage").required = ["data", "next_cursor"]; }],
  ["spectral", "tahaddi-views-whole", "an answer with optional fields", (d) => { delete term(d).required; }],
  ["spectral", "tahaddi-union-discriminator", "a union without discriminator", (d) => { term(d).oneOf = [{ type: "object", description: "One." }, { type: "object", description: "Another." }]; }],
  ["spectral", "tahaddi-optional-any-of", "oneOf with null", (d) => { const p = term(d).properties.retired_at; p.oneOf = p.anyOf; delete p.anyOf; }],
  ["spectral", "tahaddi-no-all-of", "allOf", (d) => { term(d).properties.labels = { allOf: [{ $ref: "#/components/schemas/LocalizedText" }], description: "Labels." }; }],
  ["spectral", "tahaddi-extensible-enum", "a closed enum", (d) => { delete schema(d, "Code")["x-extensible-enum"]; }],

  // The rules of spectral:oas that guard most.
  ["spectral", "operation-operationId-unique", "one id twice", (d) => { get(d).operationId = post(d).operationId; }],
  ["spectral", "operation-operationId", "no id", (d) => { delete get(d).operationId; }],
  ["spectral", "operation-description", "an operation without description", (d) => { delete get(d).description; }],
  ["spectral", "operation-singular-tag", "two tags", (d) => { get(d).tags.push("platform"); }],
  ["spectral", "operation-tag-defined", "an unknown tag", (d) => { get(d).tags = ["terms"]; }],
  ["spectral", "operation-success-response", "no success", (d) => { delete get(d).responses["200"]; delete get(d).responses["304"]; }],
  ["spectral", "openapi-tags-alphabetical", "tags out of order", (d) => { d.tags.reverse(); }],
  ["spectral", "tag-description", "a tag without description", (d) => { delete d.tags[0].description; }],
  ["spectral", "contact-properties", "no address to write to", (d) => { delete d.info.contact.email; }],
  ["spectral", "oas3-unused-component", "a schema that nothing uses", (d) => { d.components.schemas.Orphan = { type: "string", description: "Nothing.", maxLength: 1 }; }],
  ["spectral", "oas3-schema", "a response without description", (d) => { delete get(d).responses["304"].description; }],
  ["spectral", "oas3-valid-media-example", "an example of a refusal that is none", (d) => { d.components.examples.not_found.value.status = "none"; }],
  ["spectral", "oas3-valid-schema-example", "an example of a schema that is none", (d) => { term(d).example.position = "first"; }],
  ["spectral", "path-params", "a parameter that the path lacks", (d) => { get(d).parameters[0].name = "name"; }],
  ["spectral", "invalid-ref", "a reference to nothing", (d) => { get(d).responses["404"] = { $ref: "#/components/responses/Nothing" }; }],
  ["spectral", "typed-enum", "an enum of another type", (d) => { schema(d, "Code").enum.push(7); }],
  ["spectral", "duplicated-entry-in-enum", "a value twice", (d) => { schema(d, "Code").enum.push("not_found"); }],
  ["spectral", "array-items", "a list of nobody knows what", (d) => { delete schema(d, "TermPage").properties.data.items; }],
  ["spectral", "oas3-operation-security-defined", "an unknown way to sign in", (d) => { post(d).security = [{ basic: [] }]; }],

  // Redocly.
  ["redocly", "operation-operationId-unique", "one id twice", (d) => { get(d).operationId = post(d).operationId; }],
  ["redocly", "operation-4xx-response", "no refusal", (d) => { for (const s of Object.keys(get(d).responses)) if (s.startsWith("4")) delete get(d).responses[s]; }],
  ["redocly", "operation-2xx-response", "no success", (d) => { delete get(d).responses["200"]; }],
  ["redocly", "operation-summary", "no summary", (d) => { delete get(d).summary; }],
  ["redocly", "security-defined", "no word on tokens", (d) => { delete post(d).security; }],
  ["redocly", "no-ambiguous-paths", "two paths that are one", (d) => { d.paths["/v1/{kind}/ai"] = copy(d.paths["/v1/technologies/{slug}"]); const p = d.paths["/v1/{kind}/ai"]; for (const o of Object.values(p)) { o.operationId += "_too"; o.parameters[0].name = "kind"; } }],
  ["redocly", "path-parameters-defined", "a parameter that is not described", (d) => { drop(get(d), "slug"); }],
  ["redocly", "no-unresolved-refs", "a reference to nothing", (d) => { get(d).responses["404"] = { $ref: "#/components/responses/Nothing" }; }],
  ["redocly", "no-unused-components", "a schema that nothing uses", (d) => { d.components.schemas.Orphan = { type: "string" }; }],
  ["redocly", "no-invalid-media-type-examples", "an example of a refusal that is none", (d) => { d.components.examples.not_found.value.status = "none"; }],
  ["redocly", "no-enum-type-mismatch", "an enum of another type", (d) => { schema(d, "Code").enum.push(7); }],
  ["redocly", "no-required-schema-properties-undefined", "a field that is required and unknown", (d) => { term(d).required.push("colour"); }],
  ["redocly", "tag-description", "a tag without description", (d) => { delete d.tags[0].description; }],
  ["redocly", "no-path-trailing-slash", "a path that ends in a slash", (d) => { d.paths["/v1/technologies/"] = { get: copy(list(d)) }; d.paths["/v1/technologies/"].get.operationId += "_too"; }],
  ["redocly", "struct", "a response without description", (d) => { delete get(d).responses["304"].description; }],
  ["redocly", "info-license-strict", "a licence without an identifier", (d) => { delete d.info.license.identifier; }],

  // The validators tell no rules, they only say no.
  ["validator", "structure", "no title", (d) => { delete d.info.title; }],
  ["validator", "structure", "a parameter that the path lacks", (d) => { get(d).parameters = []; }],
  ["validator", "structure", "one id twice", (d) => { get(d).operationId = post(d).operationId; }],
  ["generator", "structure", "a response without description", (d) => { delete get(d).responses["304"].description; }],
  ["generator", "recommendation", "a model that nothing uses", (d) => { d.components.schemas.Orphan = { type: "object", description: "Nothing." }; }],
  ["generator", "recommendation", "oneOf with null", (d) => { const p = term(d).properties.retired_at; p.oneOf = p.anyOf; delete p.anyOf; }],

  // Clients that do not compile.
  ["openapi-typescript", "tsc --strict", "one id twice", (d) => { get(d).operationId = post(d).operationId; }],
  ["orval", "tsc --strict", "a schema that hides one of the language's types", (d) => { rename(d, "TermView", "Promise"); }],
  ["typescript-fetch", "tsc --strict", "an id that hides a part of the client", (d) => { get(d).operationId = "request"; }],
];

function rename(d, from, to) {
  const text = JSON.stringify(d).replaceAll(`#/components/schemas/${from}"`, `#/components/schemas/${to}"`);
  Object.assign(d, JSON.parse(text));
  d.components.schemas[to] = d.components.schemas[from];
  delete d.components.schemas[from];
}
