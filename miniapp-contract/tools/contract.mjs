// The two contracts that the tools compare, and how they are read.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import yaml from 'js-yaml'
import { changes } from './changes.mjs'
import { problemChanges } from './problems.mjs'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const PRESENT = here('openapi.yaml')
export const RELEASED = here('released/openapi.yaml')
const PROBLEMS = here('errors.yaml')
const RELEASED_PROBLEMS = here('released/errors.yaml')
/** What is released together: one is of little use without the other. */
export const PARTS = ['openapi.yaml', 'errors.yaml']
export const part = (name) => here(name)
export const released = (name) => here(`released/${name}`)

/** YAML 1.2 as JSON has it: a date stays the string that it is. */
export function read(file) {
  return yaml.load(readFileSync(file, 'utf8'), { schema: yaml.CORE_SCHEMA })
}

/** @returns what both parts of the released contract promised and the present ones do not keep, see changes.mjs */
export function allChanges() {
  const { breaking, notable } = changes(read(RELEASED), read(PRESENT))
  return { breaking: [...breaking, ...problemChanges(read(RELEASED_PROBLEMS), read(PROBLEMS))], notable }
}

/** @returns {number} below, at or above zero, as `one` is older than, the same as or newer than `other` */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => {
    const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)
    if (!match) throw new Error(`${version} is no version like 1.2.3`)
    return match.slice(1).map(Number)
  })
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Whether a version may break what the released one promised: 2.0.0 after 1.4.0, and 0.3.0 after 0.2.5. */
export function mayBreak(released, version) {
  const [a, b] = [released, version].map((v) => v.split('.').map(Number))
  return b[0] > a[0] || (b[0] === 0 && a[0] === 0 && b[1] > a[1])
}
