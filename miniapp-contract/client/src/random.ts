import { hex } from './text.js'
import type { Wx } from './wx.js'

/**
 * A new Idempotency-Key: 128 bits of `wx.getRandomValues`. Whoever guesses the key of a report reads its receipt, so
 * there is no falling back to `Math.random`: a base library older than 2.15.0 is refused.
 */
export function newKey(wx: Wx): Promise<string> {
  return new Promise((resolve, reject) => {
    if (typeof wx.getRandomValues !== 'function') {
      reject(new Error('wx.getRandomValues is missing: the base library is older than 2.15.0'))
      return
    }
    wx.getRandomValues({
      length: 16,
      success: ({ randomValues }) => resolve(hex(new Uint8Array(randomValues))),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}
