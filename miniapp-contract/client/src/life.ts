import type { Wx } from './wx.js'

/**
 * Whether anything can be sent now: WeChat cuts requests 5 s after the mini-program has gone to the background, and
 * tells when the network is lost.
 */
export class Life {
  private shown = true
  private online = true
  private waiting: (() => void)[] = []
  private readonly returns: (() => void)[] = []

  constructor(wx: Wx) {
    const look = (): void => {
      wx.getNetworkType?.({ success: ({ networkType }) => this.change(this.shown, networkType !== 'none') })
    }
    wx.onAppHide?.(() => this.change(false, this.online))
    wx.onAppShow?.(() => {
      this.change(true, this.online)
      // What happened to the network in the background is not always told.
      look()
    })
    wx.onNetworkStatusChange?.(({ isConnected }) => this.change(this.shown, isConnected))
    look()
  }

  /** A server has answered: there is a network, whatever was said before. */
  reached(): void {
    if (!this.online) {
      this.change(this.shown, true)
    }
  }

  /** Whether there is a network, as far as WeChat has said. */
  get connected(): boolean {
    return this.online
  }

  get active(): boolean {
    return this.shown && this.online
  }

  /** @param listener called whenever the mini-program is back, or the network */
  onReturn(listener: () => void): void {
    this.returns.push(listener)
  }

  /**
   * Waits so long, and then until something can be sent; ends early when it just became possible again.
   *
   * @param atLeast milliseconds of it that a server asked for, and gets in any case
   */
  wait(milliseconds: number, atLeast = 0): Promise<void> {
    return new Promise((resolve) => {
      let over = false
      const earliest = Date.now() + atLeast
      const done = (): void => {
        if (!over && Date.now() >= earliest) {
          over = true
          clearTimeout(timer)
          this.waiting = this.waiting.filter((other) => other !== done)
          resolve()
        }
      }
      const timer = setTimeout(
        () => {
          if (this.active) done()
        },
        Math.max(milliseconds, atLeast),
      )
      this.waiting.push(done)
    })
  }

  private change(shown: boolean, online: boolean): void {
    const before = this.active
    this.shown = shown
    this.online = online
    if (!before && this.active) {
      this.waiting.slice().forEach((done) => done())
      this.returns.forEach((listener) => listener())
    }
  }
}
