// npm run release-contract: the present contract becomes the released one. Refuses without a higher version, and a
// breaking change without a higher major one (semver).
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { allChanges, compareVersions, mayBreak, part, PARTS, PRESENT, read, released, RELEASED } from './contract.mjs'

const version = read(PRESENT).info.version
if (existsSync(RELEASED)) {
  const last = read(RELEASED).info.version
  if (compareVersions(version, last) <= 0) {
    refuse(`${version} is not above ${last}, which is released. Raise the version in kernel/http/package-info.java.`)
  }
  const { breaking } = allChanges()
  if (breaking.length && !mayBreak(last, version)) {
    refuse(`${version} may not break ${last}, but:\n  ${breaking.join('\n  ')}`)
  }
}
mkdirSync(released(''), { recursive: true })
for (const name of PARTS) copyFileSync(part(name), released(name))
console.log(`Released ${version}: commit released/ and tag the commit contract-${version}.`)

function refuse(why) {
  console.error(why)
  process.exit(1)
}
