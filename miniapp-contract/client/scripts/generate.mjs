// Makes src/generated from the published contract: types, a table of the operations a villager's phone calls, and the
// catalogue of problems. Not committed: the contract is. --no-types leaves out the types, which nothing needs at run time.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
const contract = join(here, '..', '..', 'openapi.yaml')
const generated = join(here, '..', 'src', 'generated')
const banner = '// Generated from the contract by "npm run generate"; do not edit.\n'

mkdirSync(generated, { recursive: true })
writeRoutes(parse(readFileSync(contract, 'utf8'), { maxAliasCount: -1 }))
writeProblems(parse(readFileSync(join(here, '..', '..', 'errors.yaml'), 'utf8')))
if (!process.argv.includes('--no-types')) {
  const cli = createRequire(import.meta.url).resolve('openapi-typescript/package.json')
  execFileSync(process.execPath, [join(dirname(cli), 'bin/cli.js'), contract, '-o', join(generated, 'contract.d.ts')])
}

function writeRoutes(openapi) {
  const lines = []
  for (const [path, item] of Object.entries(openapi.paths)) {
    // Staff work in the console, and WeChat's callbacks are WeChat's.
    if (path.startsWith('/api/v1/staff') || !path.startsWith('/api/v1/')) continue
    for (const method of ['get', 'head', 'post', 'put', 'delete']) {
      const operation = item[method]
      if (!operation) continue
      const headers = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => parameter.name)
      const route = {
        method: method.toUpperCase(),
        path,
        token: wantsToken(operation),
        key: headers.includes('Idempotency-Key'),
      }
      lines.push(`  ${operation.operationId}: ${JSON.stringify(route)},`)
    }
  }
  write('routes.ts', `export const routes = {\n${lines.join('\n')}\n} as const\n`)
}

/** An empty alternative means that nobody has to be known. */
function wantsToken({ security = [] }) {
  return security.length > 0 && security.every((alternative) => Object.keys(alternative).length > 0)
}

function writeProblems(problems) {
  const lines = problems.map(
    ({ code, status, title, message, action, retryable }) =>
      `  ${JSON.stringify(code)}: ${JSON.stringify({
        status,
        message: message ?? title,
        action,
        retryable: retryable ?? [429, 503].includes(status),
      })},`,
  )
  write(
    'problems.ts',
    `/** Every code that the server answers: its status, the sentence for the user, what the mini-program should do. */\n` +
      `export const problems = {\n${lines.join('\n')}\n} as const\n`,
  )
}

function write(name, text) {
  writeFileSync(join(generated, name), banner + text)
}
