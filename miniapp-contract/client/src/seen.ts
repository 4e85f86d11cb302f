import type { Wx } from './wx.js'

/** An answer of the public site that was seen before. */
export interface Seen {
  data: unknown
  etag: string
  /** When the server last said that this is how it is; milliseconds. */
  at: number
  /** Milliseconds for which the server need not be asked again. */
  maxAge: number
}

interface Entry {
  etag: string
  at: number
  maxAge: number
  size: number
  used: number
}

const INDEX = 'fingertip.seen'
const BODY = 'fingertip.seen:'
/** WeChat keeps 1 MB under one key. Counted in characters, of which each may be three bytes. */
const LARGEST = 300_000
/** The list of them is under one key too, and written with each. */
const MOST = 500

/** Public answers with their ETags in the phone's storage, the least lately used dropped first. */
export class SeenPages {
  private entries: Record<string, Entry> | null = null

  /** @param room characters at most; WeChat's whole storage is 10 MB */
  constructor(
    private readonly wx: Wx,
    private readonly room: number,
  ) {}

  get(url: string): Seen | null {
    const entry = this.index()[url]
    if (!entry) {
      return null
    }
    const text: unknown = this.wx.getStorageSync(BODY + url)
    if (typeof text !== 'string' || text === '') {
      delete this.index()[url]
      return null
    }
    const data = parsed(text)
    if (data === undefined) {
      this.remove(url)
      return null
    }
    entry.used = Date.now()
    return { data, etag: entry.etag, at: entry.at, maxAge: entry.maxAge }
  }

  put(url: string, etag: string, maxAge: number, data: unknown): void {
    const text = JSON.stringify(data)
    const index = this.index()
    delete index[url]
    if (text.length > LARGEST || text.length > this.room) {
      this.remove(url)
      return
    }
    this.make(text.length, MOST - 1)
    try {
      this.wx.setStorageSync(BODY + url, text)
    } catch (full) {
      // Somebody else fills the storage: what was seen is worth less than what they keep there.
      this.clear()
      return
    }
    const now = Date.now()
    index[url] = { etag, at: now, maxAge, size: text.length, used: now }
    this.save()
  }

  /** The server said that it is still so. */
  confirm(url: string, maxAge: number): void {
    const entry = this.index()[url]
    if (entry) {
      entry.at = Date.now()
      entry.maxAge = maxAge
      this.save()
    }
  }

  remove(url: string): void {
    delete this.index()[url]
    this.wx.removeStorageSync(BODY + url)
    this.save()
  }

  clear(): void {
    this.stored().forEach((key) => this.wx.removeStorageSync(key))
    this.entries = {}
    this.save()
  }

  private make(room: number, most: number): void {
    const index = this.index()
    let count = Object.keys(index).length
    let taken = Object.values(index).reduce((sum, entry) => sum + entry.size, 0)
    const oldest = Object.keys(index).sort((a, b) => index[a]!.used - index[b]!.used)
    for (const url of oldest) {
      if (taken + room <= this.room && count <= most) {
        return
      }
      taken -= index[url]!.size
      count--
      delete index[url]
      this.wx.removeStorageSync(BODY + url)
    }
  }

  private index(): Record<string, Entry> {
    if (!this.entries) {
      const text: unknown = this.wx.getStorageSync(INDEX)
      const entries = (parsed(text) ?? {}) as Record<string, Entry>
      // Bodies that were written just before the end of a process, without their entry.
      this.stored()
        .filter((key) => !entries[key.slice(BODY.length)])
        .forEach((key) => this.wx.removeStorageSync(key))
      this.entries = entries
    }
    return this.entries
  }

  private save(): void {
    try {
      this.wx.setStorageSync(INDEX, JSON.stringify(this.entries))
    } catch (full) {
      // Then the next start drops what it does not know.
    }
  }

  private stored(): string[] {
    return this.wx.getStorageInfoSync().keys.filter((key) => key.startsWith(BODY))
  }
}

/** @returns undefined for what was damaged, or is not there */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined
  } catch (damaged) {
    return undefined
  }
}
