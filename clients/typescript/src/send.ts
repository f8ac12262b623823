// One request: sent, repeated where that is harmless, and its answer read.
import { operations } from "./generated/operations.js";
import type { Problem } from "./generated/schema.js";
import { ConnectionError, ProblemError } from "./errors.js";
import { withReply } from "./reply.js";
import type { OperationFacts, OperationId } from "./types.js";

/** How failures are met. */
export interface RetryPolicy {
  /** How often a request is repeated at most. */
  readonly repeats: number;
  /** The first pause is at most this long, in milliseconds; each further one at most twice as long as the one before. */
  readonly pause: number;
  /** The longest pause, in milliseconds. If the service asks for a longer one the refusal is thrown at once. */
  readonly longest: number;
}

/** A request that is ready to be sent, any number of times. */
export interface Outgoing {
  readonly operation: OperationId;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Blob | undefined;
  readonly idempotencyKey: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
}

/** Sends a request, and reads the answer. */
export async function send(fetch: typeof globalThis.fetch, retry: RetryPolicy, request: Outgoing): Promise<unknown> {
  for (let repeat = 0; ; repeat += 1) {
    const last = repeat >= retry.repeats;
    const pause = Math.min(retry.longest, retry.pause * 2 ** repeat) * Math.random();
    try {
      return await attempt(fetch, request);
    } catch (error) {
      request.signal?.throwIfAborted();
      const wait = last ? undefined : waitBefore(error, request, pause);
      if (wait === undefined || wait > retry.longest) throw error;
      await sleep(wait, request.signal);
    }
  }
}

/** How long to wait before the request is repeated; nothing if it must not be. */
function waitBefore(error: unknown, request: Outgoing, pause: number): number | undefined {
  if (error instanceof ProblemError) {
    // Refused, so nothing has happened, and any request may come again.
    if (error.retryAfter !== undefined && (error.status === 429 || error.status === 503)) return error.retryAfter * 1000 + pause;
    return error.status === 503 ? pause : undefined;
  }
  return error instanceof ConnectionError && harmless(request) ? pause : undefined;
}

/** Whether a request that may already have had its effect can be repeated. */
function harmless(request: Outgoing): boolean {
  const facts: OperationFacts = operations[request.operation];
  // With If-Match the repetition would be told 412 because of its own first try; a refresh token may be sent twice in a row.
  if (facts.method === "GET" || request.operation === "sessions_refresh") return true;
  return request.idempotencyKey !== undefined || (facts.method === "PUT" && !facts.match);
}

async function attempt(fetch: typeof globalThis.fetch, request: Outgoing): Promise<unknown> {
  const facts: OperationFacts = operations[request.operation];
  const { operation, idempotencyKey } = request;
  const limit = AbortSignal.timeout(request.timeout);
  let response: Response;
  let text: string;
  try {
    response = await fetch(request.url, {
      method: facts.method,
      headers: request.headers,
      signal: request.signal ? AbortSignal.any([request.signal, limit]) : limit,
      ...(request.body !== undefined && { body: request.body }),
      ...(facts.cookie && { credentials: "include" }),
    });
    if (response.ok && response.headers.get("content-type")?.startsWith("application/octet-stream")) return await response.blob();
    text = await response.text();
  } catch (cause) {
    const what = limit.aborted ? `no answer within ${request.timeout} ms` : "the service cannot be reached";
    throw new ConnectionError(operation, what, { cause, idempotencyKey });
  }
  const { status } = response;
  const type = response.headers.get("content-type") ?? "";
  if (status === 204 || (response.ok && text === "")) return undefined;
  if (response.ok && type.startsWith("application/json")) return withReply(JSON.parse(text), response);
  if (!response.ok && type.startsWith("application/problem+json")) {
    throw new ProblemError(JSON.parse(text) as Problem, operation, retryAfter(response));
  }
  throw new ConnectionError(operation, `an answer that is not the service's: ${status} ${type || "without a body"}`, { status, idempotencyKey });
}

/** The header `Retry-After`, in seconds. */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get("retry-after");
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
