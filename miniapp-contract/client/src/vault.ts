import type { Wx } from './wx.js'

/**
 * Storage for what others must not read from the phone's disk: WeChat encrypts it (base library 2.21.3; an older one
 * keeps it plain, inside the mini-program's own sandbox).
 */
export class Vault {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly wx: Wx) {}

  read<T>(key: string): Promise<T | null> {
    return this.inTurn(
      () =>
        new Promise<T | null>((resolve) =>
          this.wx.getStorage({
            key,
            encrypt: true,
            success: ({ data }: { data: unknown }) => resolve(parsed<T>(data)),
            // Nothing is there, or what is there was written plain, before WeChat was brought up to date.
            fail: () =>
              this.wx.getStorage({
                key,
                success: ({ data }: { data: unknown }) => resolve(parsed<T>(data)),
                fail: () => resolve(null),
              }),
          }),
        ),
    )
  }

  /** @throws Error where the storage is full */
  write(key: string, value: unknown): Promise<void> {
    const data = JSON.stringify(value)
    return this.inTurn(
      () =>
        new Promise<void>((resolve, reject) =>
          this.wx.setStorage({
            key,
            data,
            encrypt: true,
            success: () => resolve(),
            fail: ({ errMsg }: { errMsg: string }) => reject(new Error(errMsg)),
          }),
        ),
    )
  }

  remove(key: string): Promise<void> {
    return this.inTurn(
      () => new Promise<void>((resolve) => this.wx.removeStorage({ key, success: () => resolve(), fail: () => resolve() })),
    )
  }

  /** One after the other, so that what was written last stays. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work)
    this.last = turn.catch(() => undefined)
    return turn
  }
}

/** @returns null for what is none of ours, or was damaged */
function parsed<T>(data: unknown): T | null {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as T) : null
  } catch (damaged) {
    return null
  }
}
