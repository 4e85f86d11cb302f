import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { exports: parts, main, module, types, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('what the package names is there, and is required as the developer tools require it', () => {
  const named = [main, module, types, ...Object.values(parts).flatMap((part) => (typeof part === 'string' ? part : Object.values(part)))]
  named.push(...Object.values(typesVersions['*']).flat())
  for (const file of named) assert.ok(existsSync(join(root, file)), file)
  const require = createRequire(import.meta.url)
  assert.equal(typeof require('fingertip-client').Client, 'function')
  assert.equal(require('fingertip-client/problems').problems['receipt-unknown'].status, 404)
})

test('its types are found in each way in which a mini-program may look for them', () => {
  const folder = mkdtempSync(join(root, 'dist', 'consumer-'))
  try {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules', 'fingertip-client'), 'junction')
    for (const name of ['fingertip-client', 'fingertip-client/problems']) {
      for (const [moduleResolution, kind] of [['Node10', 'CommonJS'], ['Bundler', 'ES2020'], ['NodeNext', 'NodeNext']]) {
        const options = { moduleResolution: ts.ModuleResolutionKind[moduleResolution], module: ts.ModuleKind[kind] }
        const { resolvedModule } = ts.resolveModuleName(name, join(folder, 'a.ts'), options, ts.sys)
        assert.match(resolvedModule?.resolvedFileName ?? '', /\.d\.ts$/, `${name} by ${moduleResolution}`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
