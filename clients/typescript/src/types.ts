// What follows from the generated types: the input and the output of each operation.
import type { operations, WithoutBody } from "./generated/operations.js";
import type { operations as Documented, Language } from "./generated/schema.js";

/** The name of an operation: the `operationId` of the document. */
export type OperationId = keyof typeof operations;

/** What the client needs to know of an operation to send it. */
export interface OperationFacts {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Query parameters. */
  readonly query?: readonly string[];
  /** Those of them that hold several values with commas, rather than one a pair. */
  readonly commas?: readonly string[];
  /** The media type of the body. */
  readonly media?: string;
  /** It takes an `Idempotency-Key`. */
  readonly key?: true;
  /** It takes an `If-Match`. */
  readonly match?: true;
  /** It is a list in pages. */
  readonly page?: true;
  /** Whether it answers without a token: some operations look at one if it is there, some never. */
  readonly token?: "optional" | "never";
  /** It reads or sets the cookie of the session. */
  readonly cookie?: true;
}

type Simplify<T> = { [K in keyof T]: T[K] };
type Parameters<O extends OperationId> = Documented[O]["parameters"];
type Defined<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;
type Content<T> = T extends { content: infer C } ? C[keyof C] : void;

/** The body of a request of an operation. */
export type Body<O extends OperationId> = Documented[O] extends { requestBody?: infer R } ? Content<NonNullable<R>> : never;

type InBody<O extends OperationId> = O extends WithoutBody
  ? unknown
  : Documented[O] extends { requestBody: infer R }
    ? { body: Content<R> }
    : Documented[O] extends { requestBody?: infer R }
      ? [NonNullable<R>] extends [never]
        ? unknown
        : { body?: Content<NonNullable<R>> }
      : unknown;

/**
 * The version that a change is based on: an object that this client returned, an `ETag`, or `"*"` for whatever is there.
 */
export type Version = string | object;

type InMatch<O extends OperationId> = Parameters<O>["header"] extends { "If-Match": string } ? { if_match: Version } : unknown;

type Whole<O extends OperationId> = Defined<Parameters<O>["path"]> & Defined<Parameters<O>["query"]> & InMatch<O> & InBody<O>;

/** What an operation takes: the parameters of path and query by their names, `body`, and `if_match` where a version is needed. */
export type Input<O extends OperationId> = Simplify<Omit<Whole<O>, "fields">>;

/** The fields that an answer, or each item of a list, can be cut down to. */
export type Field<O extends OperationId> = Whole<O> extends { fields?: readonly (infer F)[] } ? F : never;

/** What an operation takes when only some fields are wanted. */
export type Narrow<O extends OperationId, F extends Field<O>> = Simplify<Omit<Whole<O>, "fields"> & { fields: readonly F[] }>;

type Answers<O extends OperationId> = Documented[O]["responses"];

/** What an operation answers when it succeeds. */
export type Output<O extends OperationId> = {
  [S in keyof Answers<O>]: Content<Answers<O>[S]>;
}[keyof Answers<O>];

type Only<T, F> = Simplify<Pick<T, F & keyof T>>;

/** An answer with only some fields, or a list of such. */
export type Part<O extends OperationId, F> = Output<O> extends { data: (infer T)[] } ? Simplify<Omit<Output<O>, "data"> & { data: Only<T, F>[] }> : Only<Output<O>, F>;

/** The lists that come in pages. */
export type ListId = { [O in OperationId]: (typeof operations)[O] extends { page: true } ? O : never }[OperationId];

/** One item of a list. */
export type Item<O extends ListId> = Output<O> extends { data: (infer T)[] } ? T : never;

/** Which items of a list are wanted; left out where nothing has to be said. */
export type ItemsArguments<O extends ListId> =
  Record<never, never> extends Omit<Input<O>, "cursor">
    ? [input?: Omit<Input<O>, "cursor">, options?: CallOptions]
    : [input: Omit<Input<O>, "cursor">, options?: CallOptions];

/** The changes by merge patch. */
export type EditId = { [O in OperationId]: (typeof operations)[O] extends { method: "PATCH" } ? O : never }[OperationId];

/** What names the object of an operation: its own `id` or `slug`. */
export type Named<O extends OperationId> = Simplify<Defined<Parameters<O>["path"]>>;

/** How one call differs from the others. */
export interface CallOptions {
  /** Ends the call, and its repetitions. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take, in milliseconds. */
  readonly timeout?: number | undefined;
  /** The language of problems in this answer. */
  readonly language?: Language | undefined;
  /** The key of the request; a new one by default. Give the same to repeat a request whose answer never came. */
  readonly idempotencyKey?: string | undefined;
}
