/** SHA-256 in plain JavaScript, block by block: mini-programs have no `crypto.subtle`. */
const K = constants()

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
function constants(): Int32Array {
  const k = new Int32Array(64)
  let n = 0
  for (let candidate = 2; n < 64; candidate++) {
    if (isPrime(candidate)) {
      k[n++] = fraction(Math.cbrt(candidate))
    }
  }
  return k
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) return false
  }
  return true
}

function fraction(x: number): number {
  return ((x - Math.floor(x)) * 0x100000000) | 0
}

/** FIPS 180-4, 5.3.3. */
export function initialState(): Int32Array {
  return Int32Array.of(
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  )
}

const w = new Int32Array(64)

/** Takes in one block of 64 bytes of `bytes` from `at`, changing `state`. */
export function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const j = at + 4 * i
    w[i] = (bytes[j]! << 24) | (bytes[j + 1]! << 16) | (bytes[j + 2]! << 8) | bytes[j + 3]!
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}

/**
 * What follows the whole blocks of a message: its rest, padded.
 *
 * @param length bytes of the whole message
 */
export function padded(rest: Uint8Array, length: number): Uint8Array {
  const blocks = new Uint8Array(rest.length < 56 ? 64 : 128)
  blocks.set(rest)
  blocks[rest.length] = 0x80
  new DataView(blocks.buffer).setUint32(blocks.length - 4, length * 8)
  new DataView(blocks.buffer).setUint32(blocks.length - 8, Math.floor(length / 0x20000000))
  return blocks
}

export function sha256(message: Uint8Array): Uint8Array {
  const state = initialState()
  const whole = message.length - (message.length % 64)
  for (let at = 0; at < whole; at += 64) {
    compress(state, message, at)
  }
  const end = padded(message.subarray(whole), message.length)
  for (let at = 0; at < end.length; at += 64) {
    compress(state, end, at)
  }
  const digest = new Uint8Array(32)
  const view = new DataView(digest.buffer)
  state.forEach((word, i) => view.setInt32(4 * i, word))
  return digest
}
