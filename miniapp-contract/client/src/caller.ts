import { routes } from './generated/routes.js'
import { newKey } from './random.js'
import type { Method, RawAnswer, Transport } from './transport.js'
import { urlOf } from './text.js'
import type { Answer, CallOptions, OperationId } from './types.js'
import type { Wx } from './wx.js'

export interface Route {
  method: Method
  path: string
  /** Whether the contract wants a token. */
  token: boolean
  /** Whether it takes an Idempotency-Key. */
  key: boolean
}

export interface Loose extends CallOptions {
  path?: object
  query?: object
  body?: unknown
}

/** Reads by POST, because a receipt must not stand in a URL. */
const READS: readonly string[] = ['lookUpReport', 'lookupObjection', 'listFilesByReceipt', 'downloadFileByReceipt']
/** Said again they change nothing more, or are refused as said already. */
const SAME_AGAIN: readonly string[] = ['proveIdentity', 'rateWish']

export function routeOf(id: OperationId): Route {
  return routes[id] as Route
}

/** @throws TypeError for what is no route of a villager's phone */
export function operationAt(method: Method, path: string): OperationId {
  const found = (Object.keys(routes) as OperationId[]).find((id) => {
    const route = routeOf(id)
    return route.method === method && route.path === path
  })
  if (!found) {
    throw new TypeError(`no ${method} ${path} in the contract`)
  }
  return found
}

/** Sends one operation; @param token the token to send, null for none */
export async function call(
  wx: Wx,
  transport: Transport,
  id: OperationId,
  input: Loose,
  token: string | null,
  more: Record<string, string> = {},
): Promise<RawAnswer> {
  const route = routeOf(id)
  const headers: Record<string, string> = { ...more }
  if (route.key) {
    headers['Idempotency-Key'] = input.key ?? (await newKey(wx))
  }
  if (token !== null) {
    headers['Authorization'] = `Bearer ${token}`
  }
  return transport.send({
    method: route.method,
    url: urlOf(route.path, input.path, input.query),
    headers,
    body: input.body as object | undefined,
    idempotent: route.method !== 'POST' || route.key || READS.includes(id) || SAME_AGAIN.includes(id),
    ...(input.timeout === undefined ? {} : { timeout: input.timeout }),
    ...(input.bytes ? { bytes: true } : {}),
  })
}

export function answer<T>(raw: RawAnswer): Answer<T> {
  const data = (raw.status === 204 || raw.data === '' ? undefined : raw.data) as T
  return { data, seenAt: new Date(), stale: false, headers: raw.headers }
}
