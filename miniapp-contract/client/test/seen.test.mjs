import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from '../dist/esm/index.js'
import { CUT, fakeWx, OK, problem, quick } from './fake.mjs'

const HEADERS = { ETag: '"1"', 'Cache-Control': 'public, max-age=0' }
const roster = (client, more = {}) => client.get('/api/v1/rosters/{id}', { path: { id: 'r' }, ...more })

test('what was seen is asked for by its ETag, and a 304 gives it', async () => {
  const fake = fakeWx((request) =>
    request.header['If-None-Match'] === '"1"' ? { status: 304, headers: HEADERS } : OK({ id: 'r' }, HEADERS),
  )
  const client = new Client(quick(fake))
  const first = await roster(client)
  const second = await roster(new Client(quick(fake)))
  assert.deepEqual(second.data, first.data)
  assert.equal(fake.requests[1].header['If-None-Match'], '"1"')
  assert.equal(second.stale, false)
})

test('without a network what was seen last is given, with its date; what is withdrawn is not', async () => {
  let answer = OK({ id: 'r' }, HEADERS)
  const fake = fakeWx(() => answer)
  const client = new Client(quick(fake))
  const first = await roster(client)
  answer = CUT
  const offline = await roster(client)
  assert.equal(offline.stale, true)
  assert.deepEqual(offline.data, { id: 'r' })
  assert.ok(Math.abs(offline.seenAt - first.seenAt) < 1000)
  answer = problem(410, 'roster-withdrawn')
  await assert.rejects(roster(client), { code: 'roster-withdrawn' })
  answer = CUT
  await assert.rejects(roster(client), { code: 'network' })
})

test('for as long as the server said it is not asked again, unless wanted', async () => {
  const fake = fakeWx(() => OK({ id: 'r' }, { ...HEADERS, 'Cache-Control': 'public, max-age=60' }))
  const client = new Client(quick(fake))
  await roster(client)
  await roster(client)
  assert.equal(fake.requests.length, 1)
  await roster(client, { fresh: true })
  assert.equal(fake.requests.length, 2)
})

test('nothing personal, private or anonymous is kept', async () => {
  const fake = fakeWx((request) => {
    if (request.path.includes('auth')) return OK({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900 })
    if (request.path.includes('lines')) return OK({ items: [] }, { ETag: '"n"', 'Cache-Control': 'private, no-store' })
    return OK({ items: ['SECRET'] }, HEADERS)
  })
  const client = new Client(quick(fake))
  await client.get('/api/v1/me/payments')
  await client.get('/api/v1/rosters/{id}/lines', { path: { id: 'r' }, query: { name: '李' } })
  await client.anonymous.get('/api/v1/reports/kinds')
  await client.anonymous.post('/api/v1/reports/lookup', { body: { receipt: '1234567812345678' } })
  assert.deepEqual([...fake.storage.keys()], ['fingertip.session'])
})

test('the least lately used goes first when the room is used up, and a full storage harms nothing', async () => {
  const fake = fakeWx(() => OK({ text: 'x'.repeat(400) }, HEADERS))
  const client = new Client(quick(fake, { keep: 1000 }))
  const get = (id) => client.get('/api/v1/rosters/{id}', { path: { id } })
  const kept = () => [...fake.storage.keys()].filter((key) => key.includes('rosters')).map((key) => key.slice(-1))
  await get('a')
  await new Promise((resolve) => setTimeout(resolve, 2))
  await get('b')
  await new Promise((resolve) => setTimeout(resolve, 2))
  await get('a')
  await get('c')
  assert.deepEqual(kept().sort(), ['a', 'c'])
  fake.storageFull = true
  assert.equal((await get('d')).data.text.length, 400)
  fake.storageFull = false
  assert.equal((await get('d')).data.text.length, 400)
})

test('what a killed process left half written is dropped', async () => {
  const fake = fakeWx(() => CUT)
  fake.storage.set('fingertip.seen:/api/v1/rosters/r', '{"id":"r"}')
  await assert.rejects(roster(new Client(quick(fake))), { code: 'network' })
  assert.ok(!fake.storage.has('fingertip.seen:/api/v1/rosters/r'))
})

test('pages are read to the end, one by one or item by item, and again after a failure', async () => {
  const pages = { undefined: [[1, 2], 'A'], A: [[3], 'B'], B: [[4, 5], null] }
  let cut = false
  const fake = fakeWx((request) => {
    if (cut) return CUT
    const [items, nextCursor] = pages[new URL('https://x' + request.path).searchParams.get('cursor') ?? 'undefined']
    return OK({ items, nextCursor })
  })
  const client = new Client(quick(fake))
  const all = []
  for await (const item of client.pages('listRosterLines', { path: { id: 'r' }, query: { limit: 2 } })) all.push(item)
  assert.deepEqual(all, [1, 2, 3, 4, 5])
  const scroll = client.anonymous.pages('listRosters', {})
  assert.deepEqual((await scroll.next()).data, [1, 2])
  cut = true
  await assert.rejects(scroll.next(), { code: 'network' })
  cut = false
  assert.deepEqual((await scroll.next()).data, [3])
  assert.equal(scroll.done, false)
  await scroll.next()
  assert.equal(scroll.done, true)
  assert.equal(await scroll.next(), null)
})

test('where WeChat has said that the network is lost, what was seen comes at once and does not wait for it', async () => {
  let answer = OK({ id: 'r' }, HEADERS)
  const fake = fakeWx(() => answer)
  const client = new Client(quick(fake))
  await roster(client)
  answer = CUT
  fake.network(false)
  assert.equal((await roster(client)).stale, true)
  await assert.rejects(client.get('/api/v1/rosters/{id}', { path: { id: 'other' } }), { code: 'network' })
})

test('what was seen last is there without asking; of what is personal there is nothing', async () => {
  const fake = fakeWx((request) =>
    request.path.includes('auth')
      ? OK({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900 })
      : OK({ id: 'r' }, { ...HEADERS, 'Cache-Control': `public, max-age=${request.path.endsWith('/r') ? 60 : 0}` }),
  )
  const client = new Client(quick(fake))
  assert.equal(client.last('getRoster', { path: { id: 'r' } }), null)
  await roster(client)
  await roster(client, { path: { id: 'changing' } })
  await client.get('/api/v1/me/payments')
  const asked = fake.requests.length
  assert.deepEqual(client.last('getRoster', { path: { id: 'r' } }).data, { id: 'r' })
  assert.equal(client.last('getRoster', { path: { id: 'r' } }).stale, false)
  assert.equal(client.last('getRoster', { path: { id: 'changing' } }).stale, true)
  assert.equal(client.last('listMyPayments'), null)
  assert.equal(new Client({ ...quick(fake), keep: 0 }).last('getRoster', { path: { id: 'r' } }), null)
  assert.equal(fake.requests.length, asked)
})

test('a server that is asked too often leaves what was seen', async () => {
  let answer = OK({ id: 'r' }, HEADERS)
  const fake = fakeWx(() => answer)
  const client = new Client(quick(fake))
  await roster(client)
  answer = problem(429, 'too-often', {}, { 'Retry-After': '600' })
  assert.equal((await roster(client)).stale, true)
})

test('what was damaged in the storage is as if it had not been seen', async () => {
  const fake = fakeWx((request) => (request.header['If-None-Match'] ? { status: 304, headers: HEADERS } : OK({ id: 'r' }, HEADERS)))
  await roster(new Client(quick(fake)))
  fake.storage.set('fingertip.seen:/api/v1/rosters/r', '{"id":')
  assert.deepEqual((await roster(new Client(quick(fake)))).data, { id: 'r' })
  fake.storage.set('fingertip.seen', '{')
  assert.deepEqual((await roster(new Client(quick(fake)))).data, { id: 'r' })
})

test('of many small answers so many are kept that their list fits under one key', async () => {
  const fake = fakeWx(() => OK({ items: [] }, HEADERS))
  const client = new Client(quick(fake))
  for (let id = 0; id < 510; id++) await client.get('/api/v1/rosters/{id}', { path: { id: `r${id}` } })
  assert.equal([...fake.storage.keys()].filter((key) => key.includes('rosters')).length, 500)
  assert.equal(Object.keys(JSON.parse(fake.storage.get('fingertip.seen'))).length, 500)
})

test('asked for the next page twice at once, each page comes once; a cursor that leads back ends the list', async () => {
  const pages = { undefined: [[1], 'A'], A: [[2], 'B'], B: [[3], 'B'] }
  const fake = fakeWx((request) => {
    const [items, nextCursor] = pages[new URL('https://x' + request.path).searchParams.get('cursor') ?? 'undefined']
    return OK({ items, nextCursor })
  })
  const list = new Client(quick(fake)).pages('listRosters')
  const read = await Promise.all([list.next(), list.next(), list.next(), list.next()])
  assert.deepEqual(read.map((page) => page?.data), [[1], [2], [3], undefined])
})
