import type { Life } from './life.js'
import { Listeners } from './listeners.js'
import { type Entry, forGood, type OutboxEntry, type ReportBody, type Senders, tooOld, type WishBody } from './outbox-entry.js'
import { ApiProblem } from './problem.js'
import { newKey } from './random.js'
import type { Schema } from './types.js'
import type { Uploads } from './upload/uploads.js'
import type { Vault } from './vault.js'
import type { Wx } from './wx.js'

const KEY = 'fingertip.outbox'
const LONGEST_PAUSE = 300_000

/**
 * Reports and wishes that shall arrive once, whatever the network does. A report goes without a token. It stays on the
 * phone, encrypted by WeChat, until the screen says by {@link done} that its receipt was saved: until then a restart
 * asks for the same receipt again by the same key.
 */
export class Outbox {
  private list: Entry[] = []
  private loaded: Promise<void> | null = null
  private readonly answers = new Map<string, Schema<'SubmittedReport'> | Schema<'WishReceipt'>>()
  private readonly listeners = new Listeners<OutboxEntry>()
  /** Not stored yet, so not to be sent. */
  private readonly unkept = new Set<Entry>()
  private current: Promise<void> = Promise.resolve()
  private next: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private pause: number
  /** What the server wants to be left in peace for; milliseconds. */
  private asked = 0

  /** @param firstPause milliseconds before what failed is sent again; doubled each time */
  constructor(
    private readonly wx: Wx,
    private readonly vault: Vault,
    private readonly life: Life,
    private readonly uploads: Uploads,
    private readonly senders: Senders,
    private readonly firstPause: number,
  ) {
    this.pause = firstPause
    life.onReturn(() => this.soon())
    uploads.onChange(({ state }) => {
      if (state === 'done' || state === 'failed') this.soon()
    })
  }

  /** Sends what an earlier run left; drops what is too old to be given a receipt again. */
  async start(): Promise<void> {
    await this.load()
    for (const entry of this.list.filter(tooOld)) {
      await this.drop(entry)
    }
    await this.flush()
  }

  /** @param files ids of upload tasks that go along; the text waits until they are there or refused */
  addReport(body: ReportBody, files: readonly string[] = []): Promise<OutboxEntry> {
    return this.add('report', { ...body, anonymous: true }, files)
  }

  addWish(body: WishBody, files: readonly string[] = []): Promise<OutboxEntry> {
    return this.add('wish', body, files)
  }

  async entries(): Promise<OutboxEntry[]> {
    await this.load()
    return this.list.map((entry) => this.shown(entry))
  }

  /** @param listener told of each change; @returns what ends that */
  onChange(listener: (entry: OutboxEntry) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    await this.load()
    // Who comes while it runs may have changed what it passed already: then it runs once more.
    if (!this.next) {
      this.next = this.current
        .catch(() => undefined)
        .then(() => {
          this.next = null
          return this.sendAll()
        })
      this.current = this.next
    }
    await this.next
  }

  /**
   * The user's answer to `report-about-office`. Nothing was kept under the key when that was asked, so it stays.
   *
   * @param aboutOffice true: it is about that office or its people, and goes to the one above
   */
  async answer(id: string, aboutOffice: boolean): Promise<void> {
    const entry = await this.found(id)
    if (entry.state === 'question') {
      entry.body = { ...(entry.body as ReportBody), aboutOffice }
      await this.waitAgain(entry)
    }
  }

  /** Another content of a refused entry; it gets another key, since the old one belongs to the old content. */
  async edit(id: string, body: ReportBody | WishBody, files?: readonly string[]): Promise<void> {
    const entry = await this.found(id)
    if (entry.state === 'sent' || (entry.state === 'waiting' && entry.frozen)) {
      throw new TypeError('it was sent, or may be arriving at this moment')
    }
    entry.body = entry.kind === 'report' ? { ...(body as ReportBody), anonymous: true } : body
    entry.files = (files ?? entry.files).slice()
    entry.frozen = false
    entry.key = await newKey(this.wx)
    await this.waitAgain(entry)
  }

  /**
   * Takes an entry back to write it anew. Its files stay with `uploads`: give their ids to the next one, or cancel them.
   *
   * @returns false where it was sent already and may have arrived: then it goes on, and its receipt will come
   */
  async takeBack(id: string): Promise<boolean> {
    const entry = await this.found(id)
    if (entry.state === 'sent' || (entry.state === 'waiting' && entry.frozen)) {
      return false
    }
    await this.remove(entry)
    return true
  }

  /** The receipt was saved by the user, or the entry is given up: nothing of it stays on the phone, files included. */
  async done(id: string): Promise<void> {
    await this.load()
    const entry = this.list.find((other) => other.id === id)
    if (entry) {
      await this.drop(entry)
    }
  }

  /** Ids of the upload tasks that entries wait for, or went with. */
  async files(): Promise<string[]> {
    await this.load()
    return this.list.reduce<string[]>((all, entry) => all.concat(entry.files), [])
  }

  /** Drops everything at once. */
  async clear(): Promise<void> {
    await this.load()
    for (const entry of this.list.slice()) {
      await this.drop(entry)
    }
    await this.vault.remove(KEY)
  }

  private async add(kind: Entry['kind'], body: ReportBody | WishBody, files: readonly string[]): Promise<OutboxEntry> {
    await this.load()
    const entry: Entry = {
      id: await newKey(this.wx),
      kind,
      key: await newKey(this.wx),
      body,
      files: files.slice(),
      frozen: false,
      state: 'waiting',
      at: Date.now(),
    }
    // Kept before it is sent: what is sent and forgotten has no receipt.
    this.list.push(entry)
    this.unkept.add(entry)
    try {
      await this.vault.write(KEY, this.list)
    } catch (full) {
      this.list = this.list.filter((other) => other !== entry)
      throw full
    } finally {
      this.unkept.delete(entry)
    }
    this.tell(entry)
    this.soon()
    return this.shown(entry)
  }

  /** A full storage stops it; what then waits is tried again with the next occasion. */
  private soon(): void {
    this.flush().catch(() => undefined)
  }

  private async sendAll(): Promise<void> {
    if (this.timer) {
      clearTimeout(this.timer)
      this.timer = null
    }
    let left = false
    for (const entry of this.list.slice()) {
      const unknown = entry.state === 'sent' && !this.answers.has(entry.id) && !tooOld(entry)
      if ((entry.state === 'waiting' || unknown) && this.life.active && (await this.ready(entry))) {
        left = !(await this.send(entry)) || left
      }
    }
    if (left) {
      this.timer = setTimeout(() => this.soon(), Math.max(this.pause, this.asked))
      this.pause = Math.min(LONGEST_PAUSE, this.pause * 2)
    } else {
      this.pause = this.firstPause
    }
    this.asked = 0
  }

  /** @returns false where it waits on */
  private async send(entry: Entry): Promise<boolean> {
    try {
      const answer =
        entry.kind === 'report'
          ? await this.senders.report(entry.key, entry.body as ReportBody)
          : await this.senders.wish(entry.key, entry.body as WishBody)
      this.answers.set(entry.id, answer)
      entry.state = 'sent'
      entry.sentAt ??= Date.now()
      delete entry.problem
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : ApiProblem.local('unexpected-answer', 500)
      entry.problem = { code: problem.code, message: problem.message, body: problem.body }
      this.asked = Math.max(this.asked, (problem.retryAfter ?? 0) * 1000)
      if (problem.code === 'report-about-office') {
        entry.state = 'question'
      } else if (forGood(problem)) {
        entry.state = 'refused'
      }
    }
    await this.changed(entry)
    return entry.state !== 'waiting'
  }

  /** Adds the files, once all are there or refused. From then on the same key means the same bytes. */
  private async ready(entry: Entry): Promise<boolean> {
    if (entry.frozen || this.unkept.has(entry) || !this.list.includes(entry)) {
      return entry.frozen && this.list.includes(entry)
    }
    const tasks = (await this.uploads.tasks()).filter(({ id }) => entry.files.includes(id))
    if (tasks.some(({ state }) => state !== 'done' && state !== 'failed')) {
      return false
    }
    // Taken back while that was looked up.
    if (!this.list.includes(entry)) {
      return false
    }
    const done = tasks.filter(({ state }) => state === 'done')
    const ids = done.map(({ uploadId }) => uploadId as string)
    const lost = entry.files.filter((file) => !done.some(({ id }) => id === file))
    delete entry.lost
    if (lost.length > 0) {
      entry.lost = lost
    }
    if (ids.length > 0) {
      entry.body = { ...entry.body, uploadIds: [...new Set([...(entry.body.uploadIds ?? []), ...ids])] }
    }
    entry.frozen = true
    await this.vault.write(KEY, this.list)
    return true
  }

  private async waitAgain(entry: Entry): Promise<void> {
    entry.state = 'waiting'
    delete entry.problem
    await this.changed(entry)
    this.soon()
  }

  private async drop(entry: Entry): Promise<void> {
    await this.remove(entry)
    for (const file of entry.files) {
      await (entry.state === 'sent' ? this.uploads.forget(file) : this.uploads.cancel(file))
    }
  }

  private async remove(entry: Entry): Promise<void> {
    this.list = this.list.filter((other) => other !== entry)
    this.answers.delete(entry.id)
    if (this.timer && this.list.length === 0) {
      clearTimeout(this.timer)
      this.timer = null
    }
    await this.vault.write(KEY, this.list)
  }

  private async found(id: string): Promise<Entry> {
    await this.load()
    const entry = this.list.find((other) => other.id === id)
    if (!entry) {
      throw new TypeError('no such entry')
    }
    return entry
  }

  private async changed(entry: Entry): Promise<void> {
    if (this.list.includes(entry)) {
      // Where the storage is full an older state stays there: then the same is sent again by the same key.
      await this.vault.write(KEY, this.list).catch(() => undefined)
      this.tell(entry)
    }
  }

  private tell(entry: Entry): void {
    this.listeners.tell(this.shown(entry))
  }

  private shown(entry: Entry): OutboxEntry {
    const answer = this.answers.get(entry.id)
    const found = !answer ? {} : entry.kind === 'report' ? { receipt: answer } : { wish: answer }
    return { ...entry, ...found } as OutboxEntry
  }

  private load(): Promise<void> {
    this.loaded ??= this.vault.read<Entry[]>(KEY).then((kept) => {
      this.list = kept ?? []
    })
    return this.loaded
  }
}
