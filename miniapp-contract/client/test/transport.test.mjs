import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { ApiProblem, Client, sha256, solve } from '../dist/esm/index.js'
import { CUT, fakeWx, OK, problem, quick, TIMEOUT, until } from './fake.mjs'

const body = { kind: 'subsidy', subject: '题', text: '文', region: '360735' }
const client = (server, more) => {
  const fake = fakeWx(server)
  return { fake, client: new Client(quick(fake, more)) }
}
/** Answers one after the other; the last again and again. */
const inTurn =
  (...answers) =>
  () =>
    answers.length > 1 ? answers.shift() : answers[0]

test('every status lands in success, and is a problem with a sentence to show', async () => {
  const { client: c } = client(() => problem(422, 'invalid', { violations: [{ field: 'text', message: '太长' }] }))
  await assert.rejects(c.get('/api/v1/regions'), (error) => {
    assert.ok(error instanceof ApiProblem)
    assert.equal(error.message, '说明 invalid')
    assert.equal(error.violations[0].field, 'text')
    return error.status === 422 && error.code === 'invalid' && !error.retryable
  })
})

test('the page of a proxy is a problem too', async () => {
  const { client: c } = client(() => ({ status: 403, data: '<html>' }))
  await assert.rejects(c.get('/api/v1/regions'), { code: 'unexpected-answer', status: 403 })
})

test('a domain that is not on the list is not tried again', async () => {
  const { fake, client: c } = client(() => ({ fail: 'request:fail url not in domain list' }))
  await assert.rejects(c.get('/api/v1/regions'), { code: 'not-allowed' })
  assert.equal(fake.requests.length, 1)
})

test('reads are tried again when cut, late or refused for now, and not for ever', async () => {
  const { fake, client: c } = client(inTurn(CUT, TIMEOUT, problem(503, 'busy', { retryable: true }), OK({ items: [] })))
  assert.deepEqual((await c.get('/api/v1/regions')).data, { items: [] })
  assert.equal(fake.requests.length, 4)
  const never = client(() => TIMEOUT)
  await assert.rejects(never.client.get('/api/v1/regions'), { code: 'timeout' })
  assert.equal(never.fake.requests.length, 4)
})

test('what is created is tried again with the same key, and what has no key is not', async () => {
  const { fake, client: c } = client(inTurn(CUT, OK({ receipt: '1' })))
  await c.anonymous.post('/api/v1/reports', { body })
  const keys = fake.requests.map((request) => request.header['Idempotency-Key'])
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1])
  assert.match(keys[0], /^[0-9a-f]{32}$/)
  await c.anonymous.post('/api/v1/reports', { body, key: 'mine-and-long-enough-0123456789' })
  assert.equal(fake.requests.at(-1).header['Idempotency-Key'], 'mine-and-long-enough-0123456789')
  const reopen = client((request) => (request.path.includes('auth') ? OK({ expiresInSeconds: 900 }) : CUT))
  await assert.rejects(
    reopen.client.post('/api/v1/wishes/{id}/reopen', { path: { id: 'w' }, body: { reason: '还漏' } }),
    { code: 'network' },
  )
  assert.equal(reopen.fake.to('/api/v1/wishes/w/reopen').length, 1)
})

test('Retry-After is waited for, unless it is long: then whoever called is told', async () => {
  const { fake, client: c } = client(inTurn(problem(429, 'too-often', {}, { 'Retry-After': '1' }), OK({})))
  const begun = Date.now()
  await c.get('/api/v1/regions')
  assert.ok(Date.now() - begun >= 1000)
  assert.equal(fake.requests.length, 2)
  const long = client(() => problem(503, 'busy', { retryable: true }, { 'retry-after': '600' }))
  await assert.rejects(long.client.get('/api/v1/regions'), { retryAfter: 600 })
  assert.equal(long.fake.requests.length, 1)
})

test('in the background nothing is tried again; back in the foreground it is at once', async () => {
  let cut = true
  const { fake, client: c } = client(() => (cut ? CUT : OK({ items: [] })), { backOff: 1 })
  fake.hide()
  const answer = c.get('/api/v1/regions')
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.equal(fake.requests.length, 1)
  cut = false
  fake.show()
  assert.deepEqual((await answer).data, { items: [] })
})

test('ten requests at once, and all arrive', async () => {
  const { fake, client: c } = client(async () => {
    await new Promise((resolve) => setTimeout(resolve, 3))
    return OK({ items: [] })
  })
  await Promise.all(Array.from({ length: 35 }, (_, i) => c.get('/api/v1/rosters', { query: { year: i } })))
  assert.equal(fake.requests.length, 35)
  assert.equal(fake.most, 10)
})

test('no PATCH ever, and queries and paths are escaped', async () => {
  const { fake, client: c } = client(() => OK({ items: [] }))
  await c.get('/api/v1/rosters/{id}/lines', { path: { id: 'a/b' }, query: { name: '李 四', village: undefined } })
  assert.equal(fake.requests[0].path, '/api/v1/rosters/a%2Fb/lines?name=%E6%9D%8E%20%E5%9B%9B')
  assert.throws(() => c.get('/api/v1/rosters/{id}/lines/nothing', {}), TypeError)
  await assert.rejects(c.get('/api/v1/rosters/{id}', { path: {} }), TypeError)
})

test('SHA-256 is SHA-256, for every length', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255)
    assert.equal(Buffer.from(sha256(bytes)).toString('hex'), createHash('sha256').update(bytes).digest('hex'))
  }
})

test('work that is asked for is done, harder work too, and the screen gets its turns', async () => {
  const asked = []
  const answers = (request) => {
    const proof = request.header['Proof-Of-Work']
    const challenge = `${'A'.repeat(70)}${asked.length}`
    if (!proof || asked.length < 2) {
      asked.push({ challenge, difficulty: 9 + asked.length })
      return problem(428, 'proof-of-work-required', { challenge: asked.at(-1) })
    }
    return OK({ receipt: '1' })
  }
  const { fake, client: c } = client(answers)
  await c.anonymous.post('/api/v1/reports', { body })
  const sent = fake.requests.map((request) => request.header['Proof-Of-Work'])
  assert.equal(sent.length, 3)
  asked.forEach(({ challenge, difficulty }, i) => {
    assert.ok(sent[i + 1].startsWith(`${challenge}:`))
    const hash = createHash('sha256').update(sent[i + 1]).digest()
    assert.ok(Math.clz32(hash.readUInt32BE()) >= difficulty)
  })
  assert.equal(new Set(fake.requests.map((request) => request.header['Idempotency-Key'])).size, 1)
})

test('while it works, other things happen', async () => {
  let turns = 0
  const ticking = setInterval(() => turns++, 5)
  const slices = []
  await solve({ challenge: 'B'.repeat(75), difficulty: 15 }, (tries) => slices.push(tries))
  clearInterval(ticking)
  assert.ok(turns >= slices.length / 4, `${turns} turns in ${slices.length} slices`)
})

test('Retry-After may be a date, by the clock of the server and not of the phone', async () => {
  const date = (seconds) => new Date(Date.UTC(2020, 0, 1, 8, 0, seconds)).toUTCString()
  const { client: c } = client(() => problem(503, 'busy', {}, { 'Retry-After': date(45), Date: date(5) }))
  await assert.rejects(c.get('/api/v1/regions'), { retryAfter: 40 })
})

test('what a server asked for is waited for, also where the mini-program comes back meanwhile', async () => {
  const { fake, client: c } = client(inTurn(problem(429, 'too-often', {}, { 'Retry-After': '1' }), OK({})))
  const begun = Date.now()
  const answer = c.get('/api/v1/regions')
  await until(() => fake.requests.length === 1 && fake.running === 0)
  fake.hide()
  fake.show()
  await answer
  assert.ok(Date.now() - begun >= 1000)
})

test('what is no JSON is asked for as what it is', async () => {
  const { fake, client: c } = client(() => ({ status: 200, data: new ArrayBuffer(4) }))
  await c.get('/api/v1/rosters/{id}/notice.pdf', { path: { id: 'r' }, bytes: true })
  await c.get('/api/v1/rosters/{id}/download.csv-metadata.json', { path: { id: 'r' } })
  assert.equal(fake.requests[0].header.Accept, '*/*')
  assert.match(fake.requests[1].header.Accept, /^application\/json, \*\/\*/)
})

test('a network that came back unheard in the background is found again', async () => {
  const lost = client(inTurn(OK({}), CUT, OK({})))
  const { fake, client: c } = lost
  fake.network(false)
  fake.hide()
  fake.networkType = 'wifi'
  fake.show()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await c.get('/api/v1/regions')
  await c.get('/api/v1/regions')
  assert.equal(fake.requests.length, 3)
  // An answer says so too.
  const other = client(inTurn(OK({}), CUT, OK({})))
  other.fake.network(false)
  await other.client.get('/api/v1/regions')
  await other.client.get('/api/v1/regions')
  assert.equal(other.fake.requests.length, 3)
})

test('begun without a network, what cannot arrive is not tried four times', async () => {
  const fake = fakeWx(() => CUT)
  fake.networkType = 'none'
  const c = new Client(quick(fake))
  await new Promise((resolve) => setTimeout(resolve, 5))
  await assert.rejects(c.get('/api/v1/regions'), { code: 'network' })
  assert.equal(fake.requests.length, 1)
})
