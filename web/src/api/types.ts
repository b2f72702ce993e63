/** What the operations of docs/openapi.json take and answer, by method and path. */

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have an operation of that method. */
export type Path<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends keyof paths> = paths[P][M];

export type Body<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { requestBody: { content: { "application/json": infer B } } } ? B : undefined;

export type Answer<M extends Method, P extends keyof paths> =
  Operation<M, P> extends { responses: infer R } ? Content<R[Extract<keyof R, 200 | 201 | 202>]> : never;

type Content<R> = [R] extends [never]
  ? undefined
  : R extends { content: { "application/json": infer A } }
    ? A
    : undefined;

type Parameter<O, K extends "path" | "query"> = O extends { parameters: Record<K, infer Q> } ? Q : undefined;

export type InPath<M extends Method, P extends keyof paths> = Parameter<Operation<M, P>, "path">;
export type InQuery<M extends Method, P extends keyof paths> = OptionalParameter<Operation<M, P>>;

type OptionalParameter<O> = O extends { parameters: { query?: infer Q } } ? Q : undefined;

/** What a request says, and only what that operation takes. */
export type Said<M extends Method, P extends keyof paths> = {
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
} & (Body<M, P> extends undefined ? { body?: never } : { body: Body<M, P> }) &
  (InPath<M, P> extends undefined ? { path?: never } : { path: InPath<M, P> }) & { query?: InQuery<M, P> };

/** Nothing need be said where nothing is required. */
export type Rest<M extends Method, P extends keyof paths> =
  Record<never, never> extends Said<M, P> ? [said?: Said<M, P>] : [said: Said<M, P>];
