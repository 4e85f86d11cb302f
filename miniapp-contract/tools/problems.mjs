// What a client that follows the released errors.yaml would do wrongly with the present one.

/**
 * @param {object[]} before the released catalogue, parsed
 * @param {object[]} now the present one
 * @returns {string[]} each breaking change in words; a further code is none: clients tolerate those they do not know
 */
export function problemChanges(before, now) {
  const present = new Map(now.map((problem) => [problem.code, problem]))
  return before.flatMap(({ code, status, retryable, members }) => {
    const other = present.get(code)
    if (!other) return [`problem ${code}: removed`]
    const lost = Object.keys(members ?? {}).filter((member) => !(member in (other.members ?? {})))
    return [
      ...(other.status === status ? [] : [`problem ${code}: status changed from ${status} to ${other.status}`]),
      ...(other.retryable === retryable ? [] : [`problem ${code}: retryable changed from ${retryable} to ${other.retryable}`]),
      ...lost.map((member) => `problem ${code}: member ${member} removed`)
    ]
  })
}
