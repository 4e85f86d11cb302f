// npm run breaking: fails where openapi.yaml breaks the promise of the last released contract, and names the change.
import { allChanges, mayBreak, PRESENT, read, RELEASED } from './contract.mjs'

const released = read(RELEASED)
const present = read(PRESENT)
const { breaking, notable } = allChanges()
const versions = `${released.info.version} (released) → ${present.info.version}`

for (const change of notable) console.log(`  to bear   ${change}`)
for (const change of breaking) console.log(`  breaking  ${change}`)
if (breaking.length === 0) {
  console.log(`${versions}: nothing breaks`)
} else if (mayBreak(released.info.version, present.info.version)) {
  console.log(`${versions}: ${breaking.length} breaking changes, announced by the version`)
} else {
  console.error(
    `${versions}: ${breaking.length} breaking changes. Keep what was promised beside what is new, or raise the major ` +
      'version (kernel/http/package-info.java) if clients have agreed.'
  )
  process.exitCode = 1
}
