import type { Answer } from './types.js'

interface Page<T> {
  items: readonly T[]
  nextCursor?: string | null
}

/** A list that is read page by page: for endless scroll by {@link next}, or item by item with `for await`. */
export class Pages<T> implements AsyncIterable<T> {
  private cursor: string | undefined
  private ended = false
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly read: (cursor: string | undefined) => Promise<Answer<Page<T>>>) {}

  /** Whether the last page was read. */
  get done(): boolean {
    return this.ended
  }

  /**
   * Reads one more page. After a failure the same page can be asked for again. Asked for while one is on its way (a
   * finger scrolls faster than the network), it reads the one after that: no page comes twice.
   *
   * @returns null after the last one
   */
  next(): Promise<Answer<T[]> | null> {
    const turn = this.last.then(() => this.following())
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async following(): Promise<Answer<T[]> | null> {
    if (this.ended) {
      return null
    }
    const page = await this.read(this.cursor)
    const cursor = page.data.nextCursor || undefined
    // One that leads back to itself would never end.
    this.ended = cursor === undefined || cursor === this.cursor
    this.cursor = cursor
    return { ...page, data: page.data.items.slice() }
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    let items: T[] = []
    let at = 0
    return {
      next: async (): Promise<IteratorResult<T>> => {
        while (at === items.length) {
          const page = await this.next()
          if (!page) {
            return { done: true, value: undefined }
          }
          items = page.data
          at = 0
        }
        return { done: false, value: items[at++] as T }
      },
    }
  }
}
