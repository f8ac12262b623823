// What can go wrong: the service refuses (ProblemError), or it does not answer (ConnectionError).
import type { CodeDetails, OperationCodes } from "./generated/operations.js";
import type { Code, FieldProblem, Problem } from "./generated/schema.js";
import type { OperationId } from "./types.js";

/** The facts behind a refusal: those that always come with its code, and perhaps others. */
export type Details<C extends Code> = { readonly [K in C extends keyof CodeDetails ? CodeDetails[C] : never]: string } & {
  readonly [name: string]: string | undefined;
};

/** A refusal by the service (RFC 9457). Branch on `code`; `title`, `detail` and the messages of `errors` are for people. */
export class ProblemError<C extends Code = Code, O extends OperationId = OperationId> extends Error {
  override readonly name = "ProblemError";
  /** Why; it never changes its meaning. */
  readonly code: C;
  readonly status: number;
  /** The short name of the problem, in the language of the client. */
  readonly title: string;
  /** What happened and what can be done, in the language of the client. */
  readonly detail: string;
  /** The facts behind it. */
  readonly details: Details<C>;
  /** The fields that are wrong. */
  readonly errors: readonly FieldProblem[];
  /** The request, to quote in a report. */
  readonly requestId: string;
  /** After how many seconds it may be tried again, if the service said so. */
  readonly retryAfter: number | undefined;
  /** What was called. */
  readonly operation: O;

  constructor(problem: Problem, operation: O, retryAfter?: number) {
    super(`${operation}: ${problem.status} ${problem.code} (request ${problem.request_id}): ${problem.detail}`);
    this.code = problem.code as C;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.details = problem.details as Details<C>;
    this.errors = problem.errors;
    this.requestId = problem.request_id;
    this.retryAfter = retryAfter;
    this.operation = operation;
  }

  /** What is wrong with the field at a JSON pointer, such as `/document/title`. */
  field(pointer: string): FieldProblem | undefined {
    return this.errors.find((error) => error.pointer === pointer);
  }
}

/** No answer of the service came: the network failed, it took too long, or something else answered. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** What was called. */
  readonly operation: OperationId;
  /** The status of an answer that is not the service's, such as that of a proxy. */
  readonly status: number | undefined;
  /** The key of the request. It may have had its effect: call again with this key, and it has it once. */
  readonly idempotencyKey: string | undefined;

  constructor(operation: OperationId, what: string, facts: { cause?: unknown; status?: number; idempotencyKey?: string | undefined }) {
    super(`${operation}: ${what}`, { cause: facts.cause });
    this.operation = operation;
    this.status = facts.status;
    this.idempotencyKey = facts.idempotencyKey;
  }
}

type Each<C extends Code, O extends OperationId> = C extends Code ? ProblemError<C, O> : never;

/** Any refusal, as a union by `code`. */
export type AnyProblem = Each<Code, OperationId>;

/** The refusals of one operation, as a union by `code`. */
export type ProblemOf<O extends OperationId> = Each<OperationCodes[O], O>;

/** Whether an error is a refusal by the service; with an operation, one of its refusals. */
export function isProblem(error: unknown): error is AnyProblem;
export function isProblem<O extends OperationId>(error: unknown, operation: O): error is ProblemOf<O>;
export function isProblem(error: unknown, operation?: OperationId): boolean {
  return error instanceof ProblemError && (operation === undefined || error.operation === operation);
}
