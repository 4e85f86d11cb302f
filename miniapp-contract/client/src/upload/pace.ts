const SMALLEST = 64 * 1024
const LARGEST = 1024 * 1024
/** Milliseconds. */
const FAST = 3_000
const SLOW = 15_000

/** How much is sent at a time: what this network carries. One for all files, since they share the network. */
export class Pace {
  /** Bytes. */
  chunk = 512 * 1024

  took(milliseconds: number): void {
    if (milliseconds < FAST) {
      this.chunk = Math.min(LARGEST, this.chunk * 2)
    } else if (milliseconds > SLOW) {
      this.failed()
    }
  }

  failed(): void {
    this.chunk = Math.max(SMALLEST, this.chunk / 2)
  }
}
