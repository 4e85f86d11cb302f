/** Who wants to be told. A screen that fails at it harms neither the others nor the work that is told of. */
export class Listeners<T> {
  private readonly all = new Set<(value: T) => void>()

  /** @returns what ends it */
  add(listener: (value: T) => void): () => void {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  tell(value: T): void {
    this.all.forEach((listener) => {
      try {
        listener(value)
      } catch (fault) {
        console.error(fault)
      }
    })
  }
}
