// What an answer says besides its body. It is kept with the body, where JSON, loops and comparisons do not see it.
import type { Version } from "./types.js";

/** The status and the headers of an answer. */
export interface Reply {
  readonly status: number;
  /** The validator of this representation. */
  readonly etag: string | undefined;
  /** Where the new object is. */
  readonly location: string | undefined;
  /** The request, to quote in a report. */
  readonly requestId: string | undefined;
  /** Whether this is the first answer again, to a repeated request. */
  readonly replayed: boolean;
}

const REPLY = Symbol.for("@tahaddi/client reply");

/** Keeps the reply with the body. */
export function withReply<T>(body: T, response: Response): T {
  if (typeof body !== "object" || body === null) return body;
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const reply: Reply = {
    status: response.status,
    etag: header("etag"),
    location: header("location"),
    requestId: header("x-request-id"),
    replayed: header("idempotency-replayed") === "true",
  };
  return Object.defineProperty(body, REPLY, { value: reply });
}

/** The status and the headers of an answer that this client returned; nothing for a copy of it. */
export function replyOf(body: object): Reply | undefined {
  return (body as { [REPLY]?: Reply })[REPLY];
}

/** The `ETag` of an answer that this client returned. */
export function etagOf(body: object): string | undefined {
  return replyOf(body)?.etag;
}

/** The value of `If-Match`. */
export function matching(version: Version): string {
  const etag = typeof version === "string" ? version : etagOf(version);
  if (!etag) throw new TypeError("if_match: this object has no ETag. Give the answer itself, not a copy of it, or keep etagOf(answer).");
  return etag;
}
