// The log-in of the reference: the token of POST /v1/sessions goes into the try-it, and is renewed before it ends.
// It is kept in this page only: closing or reloading it logs out.
"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const [logIn, logOut, refusal] = [element("log-in"), element("log-out"), element("refusal")];
  const language = document.documentElement.lang;
  const changes = new Set(["PATCH", "PUT", "DELETE"]);
  const etags = new Map();
  let tokens = null;
  let renewal = 0;

  // In the order in which a call lives, not by name.
  const groups = ["accounts", "organisations", "catalogue", "programmes", "challenges", "applications", "jury", "decisions", "platform"];
  const place = (group) => (groups.includes(group.name) ? groups.indexOf(group.name) : groups.length);

  const base = {
    url: "/openapi.json",
    agent: { disabled: true },
    mcp: { disabled: true },
    telemetry: false,
    withDefaultFonts: false,
    hideClientButton: true,
    showDeveloperTools: "never",
    documentDownloadType: "json",
    defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
    tagsSorter: (one, other) => place(one) - place(other),
    customFetch: send,
  };
  const configuration = () => ({
    ...base,
    authentication: { preferredSecurityScheme: "bearer", securitySchemes: { bearer: { token: tokens?.access_token ?? "" } } },
  });
  const reference = Scalar.createApiReference("#reference", configuration());

  // What a try-it sends: with the token, with a key of its own, and with the version that was seen last.
  async function send(input, init) {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    if (path === base.url) return new Response(JSON.stringify(editable(await (await fetch(request)).json())), { headers: { "content-type": "application/json" } });
    const fill = (name, value) => {
      if (value && !request.headers.get(name)?.trim()) request.headers.set(name, value);
    };
    if (tokens) request.headers.set("authorization", `Bearer ${tokens.access_token}`);
    else if (!/^Bearer ./.test(request.headers.get("authorization") ?? "")) request.headers.delete("authorization");
    fill("accept-language", language);
    if (request.method === "POST") fill("idempotency-key", crypto.randomUUID());
    if (changes.has(request.method)) fill("if-match", etags.get(path));
    const response = await fetch(request);
    const etag = response.headers.get("etag");
    if (etag) etags.set(response.headers.get("location") ?? path, etag);
    return response;
  }

  // The example of a parameter: a value to type over where one is needed, and none where a filter may be left out.
  function editable(openapi) {
    const resolved = (schema) => (schema?.$ref ? openapi.components.schemas[schema.$ref.split("/").pop()] : schema);
    for (const item of Object.values(openapi.paths)) {
      for (const parameter of Object.values(item).flatMap((operation) => operation.parameters ?? [])) {
        const { example, examples, ...schema } = resolved(parameter.schema) ?? {};
        parameter.schema = schema;
        if (parameter.required) parameter.example ??= example ?? examples?.[0];
      }
    }
    return openapi;
  }

  async function post(path, body) {
    const headers = { "content-type": "application/json", "accept-language": language };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail ?? answer.title);
    return answer;
  }

  function signedIn(answer) {
    tokens = answer;
    clearTimeout(renewal);
    if (answer) {
      const life = Date.parse(answer.access_token_expires_at) - Date.now();
      renewal = setTimeout(renew, Math.min(Math.max(life - 30_000, 5_000), 540_000));
    }
    logIn.hidden = Boolean(answer);
    logOut.hidden = !answer;
    reference.updateConfiguration(configuration());
  }

  function renew() {
    post("/v1/sessions/refresh", { refresh_token: tokens.refresh_token }).then(signedIn, () => signedIn(null));
  }

  element("demonstration")?.addEventListener("change", (event) => {
    element("email").value = event.target.value;
    element("password").value = event.target.value ? event.target.dataset.password : "";
  });

  logIn.addEventListener("submit", async (event) => {
    event.preventDefault();
    refusal.textContent = "";
    const email = element("email").value;
    try {
      const answer = await post("/v1/sessions", { email, password: element("password").value });
      element("who").textContent = email;
      element("password").value = "";
      signedIn(answer);
    } catch (error) {
      refusal.textContent = error.message || logIn.dataset.refused;
    }
  });

  logOut.addEventListener("submit", async (event) => {
    event.preventDefault();
    const token = tokens.access_token;
    signedIn(null);
    await fetch("/v1/sessions/current", { method: "DELETE", headers: { authorization: `Bearer ${token}` } });
  });
})();
