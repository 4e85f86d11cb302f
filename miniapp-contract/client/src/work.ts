import { compress, initialState, padded } from './sha256.js'
import { utf8 } from './text.js'

/** A proof of work that the server asks for in a flood instead of refusing. */
export interface WorkChallenge {
  challenge: string
  /** Leading zero bits. */
  difficulty: number
}

/** Milliseconds at a time; then the screen gets its turn. */
const SLICE = 50

/**
 * Finds the number n that gives SHA-256(challenge + ":" + n) its leading zero bits.
 *
 * @param progress called after each slice with the number of tries so far
 * @returns what goes into the header Proof-Of-Work
 */
export async function solve(
  { challenge, difficulty }: WorkChallenge,
  progress: (tries: number) => void = () => undefined,
): Promise<string> {
  const prefix = utf8(challenge + ':')
  const whole = prefix.length - (prefix.length % 64)
  // The same for every try, so it is done once.
  const before = initialState()
  for (let at = 0; at < whole; at += 64) {
    compress(before, prefix, at)
  }
  const start = prefix.subarray(whole)
  const state = new Int32Array(8)
  let tries = 0
  for (;;) {
    const end = Date.now() + SLICE
    do {
      // Asking for the time costs as much as several tries.
      for (let i = 0; i < 200; i++, tries++) {
        const digits = String(tries)
        const rest = new Uint8Array(start.length + digits.length)
        rest.set(start)
        for (let j = 0; j < digits.length; j++) {
          rest[start.length + j] = digits.charCodeAt(j)
        }
        const blocks = padded(rest, prefix.length + digits.length)
        state.set(before)
        for (let at = 0; at < blocks.length; at += 64) {
          compress(state, blocks, at)
        }
        if (zeroBits(state) >= difficulty) {
          return `${challenge}:${tries}`
        }
      }
    } while (Date.now() < end)
    progress(tries)
    await new Promise<void>((resolve) => setTimeout(resolve, 0))
  }
}

function zeroBits(state: Int32Array): number {
  let bits = 0
  for (const word of state) {
    bits += Math.clz32(word)
    if (word !== 0) break
  }
  return bits
}
