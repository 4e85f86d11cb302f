const SMALLEST = 64 * 1024
const LARGEST = 1024 * 1024
/** Milliseconds. */
const FAST = 3_000
const SLOW = 15_000

/** How much is sent at a time: what this network carries. One for all files, since they share the network. */
export class Pace {
  /** Bytes. */
  chunk = 512 * 1024

  /** @param bytes that were sent in that time: the short end of a file tells nothing of what more would take */
  took(milliseconds: number, bytes: number): void {
    if (milliseconds < FAST && bytes >= this.chunk) {
      this.chunk = Math.min(LARGEST, this.chunk * 2)
    } else if (milliseconds > SLOW) {
      this.failed()
    }
  }

  failed(): void {
    this.chunk = Math.max(SMALLEST, this.chunk / 2)
  }
}
