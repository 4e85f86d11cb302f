import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from '../dist/esm/index.js'
import { CUT, fakeWx, OK, problem, quick, until } from './fake.mjs'

/** A server with one session: its tokens are numbered. */
function site(more = () => null) {
  const state = { access: 0, refresh: 0, expires: 1800, dead: false, bearers: [] }
  const tokens = () =>
    OK({
      accessToken: `a${++state.access}`,
      refreshToken: `r${++state.refresh}`,
      expiresInSeconds: state.expires,
      citizen: { id: 'c', verified: false },
    })
  const server = (request, fake) => {
    const first = more(request, state, fake)
    if (first) return first
    if (request.path === '/api/v1/auth/wechat') {
      state.dead = false
      return tokens()
    }
    if (request.path === '/api/v1/auth/refresh') {
      return !state.dead && request.data.refreshToken === `r${state.refresh}`
        ? tokens()
        : problem(401, 'refresh-token-invalid')
    }
    if (request.path === '/api/v1/auth/logout') return { status: 204 }
    state.bearers.push(request.header.Authorization)
    return request.header.Authorization === `Bearer a${state.access}` && !state.dead
      ? OK({ items: [] })
      : problem(401, 'unauthorized')
  }
  const fake = fakeWx(server)
  return { state, fake, client: new Client(quick(fake)) }
}

const mine = (client) => client.get('/api/v1/me/wishes')

test('the first call that needs somebody logs in, and many at once log in once', async () => {
  const { fake, client } = site()
  await Promise.all(Array.from({ length: 8 }, () => mine(client)))
  assert.equal(fake.logins, 1)
  assert.equal(fake.to('/api/v1/auth/wechat').length, 1)
})

test('public reads carry no token though somebody is logged in', async () => {
  const { fake, client } = site((request) => (request.path === '/api/v1/regions' ? OK({ items: [] }) : null))
  await mine(client)
  await client.get('/api/v1/regions')
  assert.equal(fake.to('/api/v1/regions')[0].header.Authorization, undefined)
})

test('a token known to end is refreshed before the call, once for all', async () => {
  const { state, fake, client } = site()
  state.expires = 10
  await mine(client)
  state.expires = 1800
  await Promise.all(Array.from({ length: 5 }, () => mine(client)))
  assert.equal(fake.to('/api/v1/auth/refresh').length, 1)
  assert.deepEqual(new Set(state.bearers), new Set(['Bearer a1', 'Bearer a2']))
})

test('a token refused with 401 is refreshed once for all, and each call is sent once more', async () => {
  const { state, fake, client } = site()
  await mine(client)
  state.access = 41
  const answers = await Promise.all(Array.from({ length: 5 }, () => mine(client)))
  assert.equal(answers.length, 5)
  assert.equal(fake.to('/api/v1/auth/refresh').length, 1)
  assert.equal(fake.logins, 1)
})

test('a refused refresh leads to one new login', async () => {
  const { state, fake, client } = site()
  await mine(client)
  state.dead = true
  await Promise.all(Array.from({ length: 5 }, () => mine(client)))
  assert.equal(fake.logins, 2)
  assert.equal(fake.to('/api/v1/auth/refresh').length, 1)
})

test('still 401 with the new token is told, not tried for ever', async () => {
  const { fake, client } = site((request) =>
    request.path === '/api/v1/me/wishes' ? problem(401, 'unauthorized') : null,
  )
  await assert.rejects(mine(client), { code: 'unauthorized' })
  assert.equal(fake.to('/api/v1/me/wishes').length, 2)
})

test('a refresh that fails for want of a network is no new login', async () => {
  let cut = false
  const { state, fake, client } = site((request) =>
    cut && request.path === '/api/v1/auth/refresh' ? CUT : null,
  )
  await mine(client)
  state.access = 41
  cut = true
  await assert.rejects(mine(client), { code: 'network', status: 0 })
  assert.equal(fake.logins, 1)
})

test('a used login code is replaced by a new one', async () => {
  const { fake, client } = site((request) =>
    request.path === '/api/v1/auth/wechat' && request.data.code === 'code-1' ? problem(409, 'wechat-code-used') : null,
  )
  assert.deepEqual(await client.session.login(), { id: 'c', verified: false })
  assert.equal(fake.logins, 2)
})

test('the session outlives a restart, and a logout outlives it too', async () => {
  const { state, fake, client } = site()
  await mine(client)
  const again = new Client(quick(fake))
  await mine(again)
  assert.equal(fake.logins, 1)
  assert.equal((await again.session.citizen()).id, 'c')
  await again.session.logout()
  assert.equal(fake.to('/api/v1/auth/logout')[0].header.Authorization, 'Bearer a1')
  assert.ok(![...fake.storage.values()].some((value) => value.includes(`r${state.refresh}`)))
  const later = new Client(quick(fake))
  await assert.rejects(mine(later), { code: 'login-needed' })
  assert.equal(fake.logins, 1)
  await later.session.login()
  await mine(later)
})

test('nothing sent by the anonymous client carries a token, logged in or not', async () => {
  const { fake, client } = site((request) => (request.path.startsWith('/api/v1/reports') ? OK({}) : null))
  await mine(client)
  const body = { kind: 'subsidy', subject: '题', text: '文', region: '360735' }
  await client.anonymous.post('/api/v1/reports', { body })
  await client.anonymous.call('submitReport', { body, signed: true })
  await client.anonymous.call('lookUpReport', { body: { receipt: '1' } })
  await client.anonymous.post('/api/v1/reports/messages', { body: { receipt: '1', text: '补充' } })
  await client.outbox.addReport(body)
  await client.outbox.flush()
  const sent = fake.requests.filter((request) => request.path.startsWith('/api/v1/reports'))
  assert.equal(sent.length, 5)
  for (const request of sent) {
    assert.ok(!Object.keys(request.header).some((name) => name.toLowerCase() === 'authorization'))
  }
})

test('the client with a session refuses to send a report but by its one method for it', async () => {
  const { fake, client } = site((request) => (request.path === '/api/v1/reports' ? OK({ receipt: '1' }) : null))
  const body = { kind: 'subsidy', subject: '题', text: '文', region: '360735' }
  for (const send of [
    () => client.post('/api/v1/reports', { body }),
    () => client.call('submitReport', { body, signed: true }),
    () => client.post('/api/v1/reports/lookup', { body: { receipt: '1' } }),
    () => client.post('/api/v1/reports/messages', { body: { receipt: '1', text: '补充' } }),
  ]) {
    await assert.rejects(async () => send(), TypeError)
  }
  assert.equal(fake.requests.length, 0)
  await client.reportWithMyName(body)
  assert.match(fake.to('/api/v1/reports')[0].header.Authorization, /^Bearer /)
})

test('a logout while a token is refreshed is a logout', async () => {
  let refreshed
  let answer
  const begun = new Promise((resolve) => (refreshed = resolve))
  const { state, fake, client } = site((request) => {
    if (request.path !== '/api/v1/auth/refresh') return null
    refreshed()
    return new Promise((resolve) => (answer = () => resolve(OK({ accessToken: 'late', refreshToken: 'r', expiresInSeconds: 900 }))))
  })
  state.expires = 10
  await mine(client)
  const call = mine(client)
  await begun
  await client.session.logout()
  answer()
  await assert.rejects(call, { code: 'login-needed' })
  assert.equal(await client.session.citizen(), null)
  assert.ok(![...fake.storage.values()].some((value) => value.includes('late')))
  // The session that was made meanwhile ends as well.
  await until(() => fake.to('/api/v1/auth/logout').some(({ header }) => header.Authorization === 'Bearer late'))
  await assert.rejects(mine(new Client(quick(fake))), { code: 'login-needed' })
})

test('a logout while somebody logs in is a logout, and a login after it is one', async () => {
  let held = []
  const { fake, client } = site((request) =>
    request.path === '/api/v1/auth/wechat' && held
      ? new Promise((resolve) => held.push(() => resolve(OK({ accessToken: 'late', refreshToken: 'r', expiresInSeconds: 900 }))))
      : null,
  )
  const call = mine(client)
  await until(() => held.length === 1)
  await client.session.logout()
  const [answer] = held
  held = null
  await client.session.login()
  answer()
  await assert.rejects(call, { code: 'login-needed' })
  await mine(client)
  assert.equal(fake.to('/api/v1/me/wishes')[0].header.Authorization, 'Bearer a1')
})

test('a report under the own name keeps its key over a refused token: it may have arrived before', async () => {
  const answers = [CUT, problem(401, 'unauthorized'), OK({ receipt: '1' })]
  const { fake, client } = site((request) => (request.path === '/api/v1/reports' ? answers.shift() : null))
  await client.reportWithMyName({ kind: 'subsidy', subject: '题', text: '文', region: '360735' })
  const keys = fake.to('/api/v1/reports').map((request) => request.header['Idempotency-Key'])
  assert.equal(keys.length, 3)
  assert.equal(new Set(keys).size, 1)
})

test('what an older base library wrote plain is still read', async () => {
  const { fake, client } = site()
  await mine(client)
  fake.plain.add('fingertip.session')
  await mine(new Client(quick(fake)))
  assert.equal(fake.logins, 1)
})

test('a 401 is a 401 without a body, with the page of a proxy, and where the phone calls it a failure', async () => {
  for (const refused of [
    { status: 401 },
    { status: 401, data: '<html>' },
    { fail: 'request:fail statusCode: 401' },
    { fail: 'request:fail ', statusCode: 401 },
  ]) {
    let first = true
    const { fake, client } = site((request) => {
      if (request.path !== '/api/v1/me/wishes' || !first) return null
      first = false
      return refused
    })
    await mine(client)
    assert.equal(fake.to('/api/v1/me/wishes').length, 2)
    assert.equal(fake.to('/api/v1/auth/refresh').length, 1)
  }
})

test('who has proven who they are is known as that', async () => {
  const { fake, client } = site((request) => (request.path === '/api/v1/me/identity' ? { status: 204 } : null))
  await client.session.login()
  assert.equal((await client.session.citizen()).verified, false)
  await client.post('/api/v1/me/identity', { body: { name: '苏松', idNumber: '36079919800101001X' } })
  assert.equal((await client.session.citizen()).verified, true)
  assert.equal((await new Client(quick(fake)).session.citizen()).verified, true)
})
