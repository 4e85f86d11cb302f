import type { components, operations } from './generated/contract.js'
import type { routes } from './generated/routes.js'

/** A named part of the contract: `Schema<'RosterLine'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

export type Routes = typeof routes
/** An operationId of the contract that a villager's phone calls. */
export type OperationId = keyof Routes & keyof operations

/** The operations that are sent without a token by somebody who must stay unknown. */
export type ReporterId = {
  [Id in OperationId]: Routes[Id]['path'] extends `/api/v1/reports${string}` | '/api/v1/objections/lookup' ? Id : never
}[OperationId]

type Has<Id extends OperationId, Token extends boolean> = Routes[Id]['token'] extends Token ? Id : never
/** The operations that need no token. */
export type PublicId = { [Id in OperationId]: Has<Id, false> }[OperationId]
/** What {@link Client} calls: everything but what must not be sent by somebody with a token. */
export type ClientId =
  | Exclude<OperationId, ReporterId>
  | 'getReportQuestionnaire'
  | 'listReportKinds'

/** The paths of a method among some operations. */
export type PathOf<Id extends OperationId, M extends string> = {
  [K in Id]: Routes[K]['method'] extends M ? Routes[K]['path'] : never
}[Id]
/** The operation of a method and a path. */
export type At<M extends string, P extends string> = {
  [K in OperationId]: Routes[K] extends { method: M; path: P } ? K : never
}[OperationId]

type Present<T> = [T] extends [never] ? false : true
type Parameters<Id extends OperationId> = operations[Id]['parameters']
type PathPart<Id extends OperationId> = Parameters<Id> extends { path: infer T } ? { path: T } : { path?: never }
type QueryPart<Id extends OperationId> = Parameters<Id> extends { query?: infer T }
  ? Present<NonNullable<T>> extends true
    ? { query?: NonNullable<T> }
    : { query?: never }
  : { query?: never }
type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : never
type BodyPart<Id extends OperationId> = operations[Id] extends { requestBody?: infer R }
  ? Present<JsonOf<NonNullable<R>>> extends true
    ? { body: JsonOf<NonNullable<R>> }
    : { body?: never }
  : { body?: never }

export interface CallOptions {
  /** Milliseconds for one attempt. */
  timeout?: number
  /** Idempotency-Key of the same thing sent before; left out, one is made. */
  key?: string
  /** Asks the server even where what was seen is fresh enough. */
  fresh?: boolean
  /** Answers an ArrayBuffer: pictures, PDF. Nothing of it is kept. */
  bytes?: boolean
  /** Sends who is logged in where the contract leaves it open (an objection that shall stand in /me/objections). */
  signed?: boolean
}

export type Input<Id extends OperationId> = PathPart<Id> & QueryPart<Id> & BodyPart<Id> & CallOptions
/** The input may be left out where nothing in it is required. */
export type Args<Id extends OperationId> = Record<string, never> extends PathPart<Id> & BodyPart<Id>
  ? [input?: Input<Id>]
  : [input: Input<Id>]

type Responses<Id extends OperationId> = operations[Id]['responses']
type Success = 200 | 201 | 202
type DataOf<R> = { [S in keyof R & Success]: JsonOf<R[S]> }[keyof R & Success]
/** What an operation answers when it succeeds; undefined where it answers nothing. */
export type Data<Id extends OperationId> = Present<DataOf<Responses<Id>>> extends true ? DataOf<Responses<Id>> : undefined

/** The operations that answer page by page. */
export type PagedId<Id extends OperationId = OperationId> = {
  [K in Id]: Data<K> extends { items: readonly unknown[]; nextCursor?: string } ? K : never
}[Id]
export type ItemOf<Id extends OperationId> = Data<Id> extends { items: readonly (infer T)[] } ? T : never

export interface Answer<T> {
  data: T
  /** When the server last said that this is how it is. */
  seenAt: Date
  /** True where the server could not be asked and this is what was seen last: show "上次更新" and the time. */
  stale: boolean
  /** By lower-case name. */
  headers: Record<string, string>
}
