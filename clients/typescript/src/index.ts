export { createClient, type Client, type ClientOptions } from "./client.js";
export { ConnectionError, isProblem, ProblemError, type AnyProblem, type Details, type ProblemOf } from "./errors.js";
export { operations, type Calls, type CodeDetails, type OperationCodes } from "./generated/operations.js";
export type * from "./generated/schema.js";
export { etagOf, replyOf, type Reply } from "./reply.js";
export type { RetryPolicy } from "./send.js";
export { memoryStore, webStore, type Session, type SessionStore } from "./session.js";
export { directionOf, textIn, type TextIn } from "./text.js";
export type { Body, CallOptions, EditId, Input, Item, ListId, OperationId, Output, Version } from "./types.js";
