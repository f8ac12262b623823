// The client: one method an operation, lists as loops, and changes based on what was seen.
import { operations, type Calls } from "./generated/operations.js";
import type { Language } from "./generated/schema.js";
import { isProblem } from "./errors.js";
import { matching } from "./reply.js";
import { send, type Outgoing, type RetryPolicy } from "./send.js";
import { memoryStore, Renewal, type Session, type SessionStore } from "./session.js";
import type { Body, CallOptions, EditId, Item, ItemsArguments, ListId, Named, OperationFacts, OperationId, Output, Version } from "./types.js";

/** How a client is made. */
export interface ClientOptions {
  /** Where the API is, such as `https://api.example.ma`; what follows the host stays before each path. */
  readonly baseUrl: string;
  /** The language of problems; French by default. */
  readonly language?: Language;
  /** Where the tokens are kept; in memory by default. */
  readonly store?: SessionStore;
  /** How long one attempt may take, in milliseconds; 30 000 by default. */
  readonly timeout?: number;
  /** How failures are met; three repetitions within some seconds by default. */
  readonly retry?: Partial<RetryPolicy>;
  /** What sends requests; the platform's `fetch` by default. */
  readonly fetch?: typeof globalThis.fetch;
}

/** The client: one method an operation, and what goes beyond one operation. */
export interface Client extends Calls {
  /** The language of problems from now on. */
  language: Language;

  /** All items of a list, from page to page: `for await (const challenge of client.items("challenges_list", { status: "open" }))`. */
  items<O extends ListId>(operation: O, ...wanted: ItemsArguments<O>): AsyncGenerator<Item<O>, void, undefined>;

  /** Changes an object by a merge patch: absent keeps, null clears. It is 412 if somebody else changed it since it was read. */
  update<O extends EditId>(operation: O, current: Named<O> & object, patch: Body<O>, options?: CallOptions): Promise<Output<O>>;

  /** The tokens of the session, if somebody is logged in. `sessions_create` begins one, `sessions_end` ends it. */
  session(): Promise<Session | undefined>;
}

/** The longest that one attempt to renew tokens takes: all of them have to fit into the 30 seconds in which one token may come again. */
const REFRESH_TIMEOUT = 8_000;

type Loose = Readonly<Record<string, unknown>>;

/** Makes a client. */
export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, "");
  const store = options.store ?? memoryStore();
  const retry: RetryPolicy = { repeats: 3, pause: 400, longest: 20_000, ...options.retry };
  const timeout = options.timeout ?? 30_000;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const renewal = new Renewal(
    store,
    async (token) => {
      const body = token === null ? {} : { refresh_token: token };
      const request = prepare("sessions_refresh", { body }, { timeout: Math.min(timeout, REFRESH_TIMEOUT) });
      return (await send(fetch, { ...retry, repeats: Math.min(retry.repeats, 2) }, request)) as Session;
    },
    `@tahaddi/client ${base}`,
  );

  function prepare(operation: OperationId, input: Loose, call: CallOptions): Outgoing {
    const facts: OperationFacts = operations[operation];
    const idempotencyKey = facts.key ? (call.idempotencyKey ?? newKey()) : undefined;
    const headers: Record<string, string> = { "Accept-Language": call.language ?? client.language };
    if (idempotencyKey !== undefined) headers["Idempotency-Key"] = idempotencyKey;
    if (facts.match) headers["If-Match"] = matching(input.if_match as Version);
    const file = facts.media === "application/octet-stream";
    const body = input.body === undefined ? undefined : file ? (input.body as Blob) : JSON.stringify(input.body);
    if (body !== undefined && facts.media) headers["Content-Type"] = facts.media;
    const url = base + pathOf(facts, input) + queryOf(facts, input);
    return { operation, url, headers, body, idempotencyKey, signal: call.signal, timeout: call.timeout ?? timeout };
  }

  async function perform(operation: OperationId, input: Loose = {}, call: CallOptions = {}): Promise<unknown> {
    const facts: OperationFacts = operations[operation];
    const request = prepare(operation, input, call);
    const as = (session: Session | undefined): Outgoing =>
      session ? { ...request, headers: { ...request.headers, Authorization: `Bearer ${session.access_token}` } } : request;
    const session = facts.token === "never" ? undefined : await store.load();
    try {
      return await send(fetch, retry, as(session));
    } catch (error) {
      if (!session || !isProblem(error) || (error.code !== "token_expired" && error.code !== "invalid_token")) throw error;
      const renewed = await unlessAborted(renewal.after(session.access_token), call.signal);
      if (!renewed && facts.token !== "optional") throw error;
      return await send(fetch, retry, as(renewed));
    }
  }

  async function call(operation: OperationId, input?: Loose, options?: CallOptions): Promise<unknown> {
    const answer = await perform(operation, input, options);
    if (operation === "sessions_create" || operation === "sessions_refresh") await store.save(answer as Session);
    if (operation === "sessions_end") await store.save(undefined);
    return answer;
  }

  async function* items(operation: ListId, input: Loose = {}, options?: CallOptions): AsyncGenerator<unknown, void, undefined> {
    let cursor: string | null | undefined;
    do {
      const page = (await call(operation, { ...input, ...(cursor && { cursor }) }, options)) as { data: unknown[]; next_cursor: string | null };
      yield* page.data;
      cursor = page.next_cursor;
    } while (cursor);
  }

  function update(operation: EditId, current: object, patch: unknown, options?: CallOptions): Promise<unknown> {
    const names = Array.from(operations[operation].path.matchAll(/\{(\w+)\}/g), ([, name]) => name as string);
    const path = Object.fromEntries(names.map((name) => [name, (current as Loose)[name]]));
    return call(operation, { ...path, body: patch, if_match: current }, options);
  }

  const methods = Object.keys(operations).map((operation) => [
    operation,
    (input?: Loose, options?: CallOptions) => call(operation as OperationId, input, options),
  ]);
  const client = {
    ...Object.fromEntries(methods),
    language: options.language ?? "fr",
    items,
    update,
    session: async () => store.load(),
  } as Client;
  return client;
}

/** The path, with its parameters filled in. */
function pathOf(facts: OperationFacts, input: Loose): string {
  return facts.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(input[name] ?? "");
    // These would name another path.
    if (value === "" || value === "." || value === "..") throw new TypeError(`${name}: ${JSON.stringify(value)} cannot stand in a path`);
    return encodeURIComponent(value);
  });
}

/** The query; what is undefined is left out. A list has one pair a value, unless the document wants commas. */
function queryOf(facts: OperationFacts, input: Loose): string {
  const pairs = new URLSearchParams();
  for (const name of facts.query ?? []) {
    const values = [input[name]].flat().filter((value) => value !== undefined && value !== null);
    if (facts.commas?.includes(name) && values.length) pairs.append(name, values.join(","));
    else for (const value of values) pairs.append(name, String(value));
  }
  const text = pairs.toString();
  return text && `?${text}`;
}

/** A new idempotency key. Unlike `randomUUID` this works on pages that were not served over TLS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What others wait for goes on; only this caller leaves. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
