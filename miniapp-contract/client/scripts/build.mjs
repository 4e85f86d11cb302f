// Compiles to dist/esm and dist/cjs (which is also what "npm build" of the developer tools copies). --quick makes only
// dist/esm and checks no types: for those who want to run it and not to change it.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const quick = process.argv.includes('--quick')
const types = join('generated', 'contract.d.ts')

rmSync(join(root, 'dist'), { recursive: true, force: true })
compile('esm', 'module', quick ? ['--noCheck', '--declaration', 'false'] : [])
if (!quick) {
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.check.json')], { stdio: 'inherit' })
  // Without declarations: all of this folder goes to the phone.
  compile('cjs', 'commonjs', ['--module', 'CommonJS', '--moduleResolution', 'Node10', '--noCheck', '--declaration', 'false'])
}

function compile(name, type, more) {
  const out = join(root, 'dist', name)
  execFileSync(process.execPath, [tsc, '-p', root, '--outDir', out, ...more], { stdio: 'inherit' })
  writeFileSync(join(out, 'package.json'), JSON.stringify({ type }) + '\n')
  // tsc leaves out what was a declaration already.
  if (name === 'esm' && existsSync(join(root, 'src', types))) {
    mkdirSync(join(out, 'generated'), { recursive: true })
    copyFileSync(join(root, 'src', types), join(out, types))
  }
}
