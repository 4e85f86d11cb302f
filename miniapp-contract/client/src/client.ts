import { Anonymous } from './anonymous.js'
import { answer, call, type Loose, operationAt, routeOf } from './caller.js'
import { Life } from './life.js'
import { Outbox } from './outbox.js'
import type { ReportBody, WishBody } from './outbox-entry.js'
import { Pages } from './pages.js'
import { ApiProblem } from './problem.js'
import { newKey } from './random.js'
import { Seen, SeenPages } from './seen.js'
import { Session } from './session.js'
import { urlOf } from './text.js'
import { type Method, type RawAnswer, Transport, type TransportOptions } from './transport.js'
import type { Answer, Args, At, ClientId, Data, Input, ItemOf, OperationId, PagedId, PathOf, Schema } from './types.js'
import { Uploads } from './upload/uploads.js'
import { Vault } from './vault.js'
import { globalWx, type Wx } from './wx.js'

export interface ClientOptions extends TransportOptions {
  /** Only where a site serves several mini-programs. */
  appId?: string
  /** Characters of public answers kept for when there is no network, default 2,000,000; 0 keeps none. */
  keep?: number
  /** Default: the `wx` of the mini-program. */
  wx?: Wx
}

const PUBLIC_READS: readonly string[] = ['getReportQuestionnaire', 'listReportKinds']

/**
 * What a mini-program has one of. A token goes only where the contract asks for one; what must be sent by nobody is
 * not offered here, but in {@link anonymous}.
 */
export class Client {
  /** Reports, receipts: nothing that goes this way can carry a token. */
  readonly anonymous: Anonymous
  /** Who is logged in. */
  readonly session: Session
  /** Reports and wishes that wait for a network. */
  readonly outbox: Outbox
  /** Photos, recordings, videos. They carry no token either: whoever has the address of an upload may go on with it. */
  readonly uploads: Uploads

  private readonly wx: Wx
  private readonly transport: Transport
  private readonly seen: SeenPages | null

  constructor(options: ClientOptions) {
    this.wx = options.wx ?? globalWx()
    const life = new Life(this.wx)
    const vault = new Vault(this.wx)
    const keep = options.keep ?? 2_000_000
    this.transport = new Transport(this.wx, life, options)
    this.session = new Session(this.wx, this.transport, vault, options.appId)
    this.anonymous = new Anonymous(this.wx, this.transport)
    this.seen = keep > 0 ? new SeenPages(this.wx, keep) : null
    this.uploads = new Uploads(this.wx, this.transport, life, vault)
    const senders = {
      report: async (key: string, body: ReportBody) => (await this.anonymous.call('submitReport', { key, body })).data,
      wish: async (key: string, body: WishBody) => (await this.call('submitWish', { key, body })).data,
    }
    this.outbox = new Outbox(this.wx, vault, life, this.uploads, senders, 5 * this.transport.backOff)
    // A wish may have waited for it.
    this.session.onLogin(() => void this.outbox.flush().catch(() => undefined))
  }

  /** Goes on with what an earlier run of the mini-program left undone. Call it in `App.onLaunch`. */
  async start(): Promise<void> {
    await this.uploads.sweep(await this.outbox.files())
    await this.uploads.start()
    await this.outbox.start()
  }

  /** Forgets all that is kept on the phone: session, what was seen, drafts, files. For "清除本机数据". */
  async wipe(): Promise<void> {
    await this.outbox.clear()
    await this.uploads.clear()
    this.seen?.clear()
    await this.session.logout()
  }

  /** Calls an operation by its operationId. */
  async call<Id extends ClientId>(id: Id, ...[input]: Args<Id>): Promise<Answer<Data<Id>>> {
    return this.loose(id, input as Loose | undefined)
  }

  /**
   * What was seen last of a public read, without asking anybody: for the screen to begin with.
   *
   * @returns null where nothing is kept; `stale` says whether the server should be asked
   */
  last<Id extends ClientId>(id: Id, ...[input]: Args<Id>): Answer<Data<Id>> | null {
    const route = routeOf(id)
    const given = (input ?? {}) as Loose
    const before = route.token ? null : this.seen?.get(urlOf(route.path, given.path, given.query))
    return before ? fromBefore(before, !isFresh(before)) : null
  }

  get<P extends PathOf<ClientId, 'GET'>>(path: P, ...args: Args<At<'GET', P>>): Promise<Answer<Data<At<'GET', P>>>> {
    return this.at('GET', path, args[0] as Loose | undefined)
  }

  post<P extends PathOf<ClientId, 'POST'>>(path: P, ...args: Args<At<'POST', P>>): Promise<Answer<Data<At<'POST', P>>>> {
    return this.at('POST', path, args[0] as Loose | undefined)
  }

  put<P extends PathOf<ClientId, 'PUT'>>(path: P, ...args: Args<At<'PUT', P>>): Promise<Answer<Data<At<'PUT', P>>>> {
    return this.at('PUT', path, args[0] as Loose | undefined)
  }

  delete<P extends PathOf<ClientId, 'DELETE'>>(
    path: P,
    ...args: Args<At<'DELETE', P>>
  ): Promise<Answer<Data<At<'DELETE', P>>>> {
    return this.at('DELETE', path, args[0] as Loose | undefined)
  }

  /** A list page by page: `client.pages('listRosterLines', {path: {id}, query: {village}})`. */
  pages<Id extends PagedId<ClientId>>(id: Id, ...[input]: Args<Id>): Pages<ItemOf<Id>> {
    const given = (input ?? {}) as Loose
    return new Pages((cursor) => this.loose(id, { ...given, query: { ...given.query, cursor } }))
  }

  /**
   * A report under the own name: the only way by which one goes out with a token. The villager must have chosen it.
   *
   * @param key the same again for the same report
   */
  async reportWithMyName(body: Schema<'SubmitReport'>, key?: string): Promise<Answer<Schema<'SubmittedReport'>>> {
    return answer(await this.signed('submitReport', { body: { ...body, anonymous: false }, ...(key ? { key } : {}) }))
  }

  private at<T>(method: Method, path: string, input?: Loose): Promise<Answer<T>> {
    return this.loose(operationAt(method, path), input)
  }

  private async loose<T>(id: OperationId, input: Loose = {}): Promise<Answer<T>> {
    const route = routeOf(id)
    if (route.path.startsWith('/api/v1/reports') && !PUBLIC_READS.includes(id)) {
      throw new TypeError(`${id} is sent by client.anonymous, or by client.reportWithMyName`)
    }
    if (route.token || input.signed) {
      const raw = await this.signed(id, input)
      if (id === 'proveIdentity') {
        await this.session.proved()
      }
      return answer(raw)
    }
    return route.method === 'GET' && !input.bytes && this.seen
      ? this.lookedAt(id, input, this.seen)
      : answer(await call(this.wx, this.transport, id, input, null))
  }

  /** With a token; once more with another one where the server refuses it. */
  private async signed(id: OperationId, input: Loose): Promise<RawAnswer> {
    const token = await this.session.token()
    // One for both: an attempt whose answer was lost may have arrived before the token was refused.
    const same = routeOf(id).key && !input.key ? { ...input, key: await newKey(this.wx) } : input
    try {
      return await call(this.wx, this.transport, id, same, token)
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) {
        throw problem
      }
      return call(this.wx, this.transport, id, same, await this.session.after(token))
    }
  }

  /** A public read: from what was seen where that is fresh, has not changed, or there is no network. */
  private async lookedAt<T>(id: OperationId, input: Loose, seen: SeenPages): Promise<Answer<T>> {
    const url = urlOf(routeOf(id).path, input.path, input.query)
    const before = seen.get(url)
    if (before && !input.fresh && isFresh(before)) {
      return fromBefore(before, false)
    }
    try {
      const condition: Record<string, string> = before ? { 'If-None-Match': before.etag } : {}
      const raw = await call(this.wx, this.transport, id, input, null, condition)
      if (raw.status === 304 && before) {
        seen.confirm(url, maxAge(raw))
        return { ...fromBefore<T>(before, false), seenAt: new Date() }
      }
      this.keep(url, raw, seen)
      return answer(raw)
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || !before) {
        throw problem
      }
      if (problem.status === 404 || problem.status === 410) {
        // Withdrawn: what was seen must not be shown any more.
        seen.remove(url)
      } else if (problem.status === 0 || problem.status === 429 || problem.status >= 500) {
        return fromBefore(before, true)
      }
      throw problem
    }
  }

  private keep(url: string, raw: RawAnswer, seen: SeenPages): void {
    const etag = raw.headers['etag']
    if (raw.status === 200 && etag && !/no-store|private/i.test(raw.headers['cache-control'] ?? '')) {
      seen.put(url, etag, maxAge(raw), raw.data)
    }
  }
}

function isFresh(seen: Seen): boolean {
  const age = Date.now() - seen.at
  return age >= 0 && age < seen.maxAge
}

function maxAge(raw: RawAnswer): number {
  return Number(/max-age=(\d+)/.exec(raw.headers['cache-control'] ?? '')?.[1] ?? 0) * 1000
}

function fromBefore<T>(seen: Seen, stale: boolean): Answer<T> {
  return { data: seen.data as T, seenAt: new Date(seen.at), stale, headers: { etag: seen.etag } }
}

export type { Input }
