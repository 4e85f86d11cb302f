import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from '../dist/esm/index.js'
import { CUT, fakeWx, OK, problem, quick, tusServer, until } from './fake.mjs'

const body = { kind: 'subsidy', subject: '题', text: '很长的举报内容', region: '360735' }
const REPORTS = '/api/v1/reports'
const state = async (client, id) => (await client.outbox.entries()).find((entry) => entry.id === id)?.state

/** A server that remembers receipts by key. */
function reports(trouble = () => null) {
  const kept = new Map()
  const server = (request) => {
    const first = trouble(request, kept)
    const key = request.header['Idempotency-Key']
    if (request.path === REPORTS && !first?.status && !kept.has(key)) {
      kept.set(key, { receipt: String(1000 + kept.size), body: request.data })
    }
    return first ?? OK({ receipt: kept.get(key).receipt })
  }
  return { kept, server }
}

test('a report written without a network is sent once when there is one, over a restart', async () => {
  let offline = true
  const { kept, server } = reports(() => (offline ? CUT : null))
  const fake = fakeWx(async (request) => (offline ? CUT : server(request)))
  const first = new Client(quick(fake, { attempts: 1 }))
  const { id } = await first.outbox.addReport(body)
  await until(async () => fake.to(REPORTS).length > 0)
  assert.equal(await state(first, id), 'waiting')
  offline = false
  const second = new Client(quick(fakeWx(server, fake)))
  await second.start()
  const [entry] = await second.outbox.entries()
  assert.equal(entry.state, 'sent')
  assert.equal(entry.receipt.receipt, '1000')
  assert.equal(entry.body.anonymous, true)
  assert.equal(kept.size, 1)
})

test('an answer that was cut is asked for again by the same key: one report, one receipt', async () => {
  let cuts = 6
  const { kept, server } = reports(() => (cuts-- > 0 ? CUT : null))
  const fake = fakeWx(server)
  const client = new Client(quick(fake))
  await client.outbox.addReport(body)
  await until(() => fake.to(REPORTS).length >= 4)
  await client.outbox.flush()
  const [entry] = await client.outbox.entries()
  assert.equal(entry.receipt.receipt, '1000')
  assert.equal(kept.size, 1)
  assert.equal(new Set(fake.to(REPORTS).map((request) => JSON.stringify(request.data))).size, 1)
})

test('killed before the receipt was saved, the next run is given the same; afterwards nothing is left', async () => {
  const { kept, server } = reports()
  const fake = fakeWx(server)
  const first = new Client(quick(fake))
  await first.outbox.addReport(body)
  await first.outbox.flush()
  assert.ok(![...fake.storage.values()].some((value) => value.includes('"receipt"')))
  const second = new Client(quick(fakeWx(server, fake)))
  await second.start()
  const [entry] = await second.outbox.entries()
  assert.equal(entry.receipt.receipt, '1000')
  assert.equal(kept.size, 1)
  await second.outbox.done(entry.id)
  assert.ok(![...fake.storage.values()].some((value) => value.includes('举报')))
})

test('the office question is put to the user, and the answer is sent with the same key', async () => {
  const { server } = reports((request) =>
    'aboutOffice' in request.data ? null : problem(409, 'report-about-office', { offices: ['石城县纪委监委'] }),
  )
  const fake = fakeWx(server)
  const client = new Client(quick(fake))
  const { id } = await client.outbox.addReport(body)
  await client.outbox.flush()
  const [asked] = await client.outbox.entries()
  assert.equal(asked.state, 'question')
  assert.deepEqual(asked.problem.body.offices, ['石城县纪委监委'])
  await client.outbox.answer(id, true)
  await client.outbox.flush()
  assert.equal(await state(client, id), 'sent')
  const [one, two] = fake.to(REPORTS)
  assert.equal(two.data.aboutOffice, true)
  assert.equal(one.header['Idempotency-Key'], two.header['Idempotency-Key'])
})

test('what is refused says why, is not sent again, and gets another key with another content', async () => {
  const { server } = reports((request) => (request.data.text === '改过' ? null : problem(422, 'invalid')))
  const fake = fakeWx(server)
  const client = new Client(quick(fake))
  const { id } = await client.outbox.addReport(body)
  await client.outbox.flush()
  await client.outbox.flush()
  assert.equal(await state(client, id), 'refused')
  assert.equal((await client.outbox.entries())[0].problem.message, '说明 invalid')
  assert.equal(fake.to(REPORTS).length, 1)
  await client.outbox.edit(id, { ...body, text: '改过' })
  await client.outbox.flush()
  assert.equal(await state(client, id), 'sent')
  const [one, two] = fake.to(REPORTS)
  assert.notEqual(one.header['Idempotency-Key'], two.header['Idempotency-Key'])
  await assert.rejects(client.outbox.edit(id, body), TypeError)
})

test('429 and 503 are no refusals', async () => {
  for (const busy of [problem(429, 'too-often', {}, { 'Retry-After': '900' }), problem(503, 'busy', {}, { 'Retry-After': '900' })]) {
    const fake = fakeWx(() => busy)
    const client = new Client(quick(fake))
    const { id } = await client.outbox.addReport(body)
    await client.outbox.flush()
    assert.equal(await state(client, id), 'waiting')
    await client.outbox.clear()
  }
})

test('a wish goes with a token, after a login where one is needed', async () => {
  const fake = fakeWx((request) =>
    request.path === '/api/v1/auth/wechat'
      ? OK({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900 })
      : { status: 201, data: { id: 'w', number: 'XY1' } },
  )
  const client = new Client(quick(fake))
  await client.outbox.addWish({ type: 'repair', title: '路灯', text: '不亮', region: '360735100211' })
  await client.outbox.flush()
  assert.equal((await client.outbox.entries())[0].wish.number, 'XY1')
  assert.equal(fake.to('/api/v1/wishes')[0].header.Authorization, 'Bearer a')
})

test('a text waits for its files, goes with those that arrived, and takes them off the phone in the end', async () => {
  const { kept, server } = reports()
  const tus = tusServer((request) =>
    request.path === REPORTS
      ? server(request)
      : request.path === '/api/v1/uploads' && request.header['Upload-Length'] === '3'
        ? problem(413, 'upload-too-large')
        : null,
  )
  const fake = fakeWx(tus.server)
  fake.files.set('wxfile://tmp_1', Buffer.alloc(700_000, 7))
  fake.files.set('wxfile://tmp_2', Buffer.alloc(3))
  const client = new Client(quick(fake))
  const files = await client.uploads.addMedia([
    { tempFilePath: 'wxfile://tmp_1', size: 700_000 },
    { tempFilePath: 'wxfile://tmp_2', size: 3 },
  ])
  const { id } = await client.outbox.addReport(body, files.map((file) => file.id))
  await until(async () => (await state(client, id)) === 'sent')
  assert.deepEqual([...kept.values()][0].body.uploadIds, ['u1'])
  assert.equal(fake.files.size, 2)
  await client.outbox.done(id)
  assert.equal(fake.files.size, 0)
  assert.deepEqual(await client.uploads.tasks(), [])
})

test('where the storage is full nothing is sent that could not be found again', async () => {
  const fake = fakeWx(() => OK({ receipt: '1' }))
  const client = new Client(quick(fake))
  await client.outbox.entries()
  fake.storageFull = true
  await assert.rejects(client.outbox.addReport(body))
  await client.outbox.flush()
  assert.equal(fake.to(REPORTS).length, 0)
  assert.deepEqual(await client.outbox.entries(), [])
})

test('everything is removed at once', async () => {
  const fake = fakeWx((request) => (request.path.includes('auth') ? { status: 204 } : CUT))
  const client = new Client(quick(fake, { attempts: 1 }))
  fake.files.set('wxfile://tmp_1', Buffer.alloc(10))
  const [file] = await client.uploads.addMedia([{ tempFilePath: 'wxfile://tmp_1', size: 10 }])
  await client.outbox.addReport(body, [file.id])
  fake.network(false)
  await client.wipe()
  assert.equal(fake.files.size, 0)
  assert.deepEqual([...fake.storage.keys()].filter((key) => !['fingertip.session', 'fingertip.seen'].includes(key)), [])
})

test('written days before it could be sent, its receipt is asked for again all the same', async (t) => {
  let offline = true
  const { kept, server } = reports(() => null)
  const fake = fakeWx(async (request) => (offline ? CUT : server(request)))
  const first = new Client(quick(fake, { attempts: 1 }))
  await first.outbox.addReport(body)
  await until(() => fake.to(REPORTS).length > 0 && fake.running === 0)
  const now = Date.now()
  const clock = t.mock.method(Date, 'now', () => now + 100 * 3_600_000)
  offline = false
  await first.outbox.flush()
  const second = new Client(quick(fakeWx(server, fake)))
  await second.start()
  assert.equal((await second.outbox.entries())[0].receipt.receipt, '1000')
  assert.equal(kept.size, 1)
  // Three days after that the server knows the key no more: to ask again would be to report again.
  clock.mock.mockImplementation(() => now + 173 * 3_600_000)
  const third = new Client(quick(fakeWx(server, fake)))
  await third.start()
  assert.deepEqual(await third.outbox.entries(), [])
})

test('what was not sent yet is taken back with its files; what may have arrived is not', async () => {
  const tus = tusServer(() => null)
  let offline = true
  const { kept, server } = reports((request) => (request.path === REPORTS && offline ? CUT : null))
  const fake = fakeWx((request) => (request.path === REPORTS ? server(request) : offline ? CUT : tus.server(request)))
  fake.files.set('wxfile://tmp_1', Buffer.alloc(10))
  const client = new Client(quick(fake, { attempts: 1, backOff: 30 }))
  const [file] = await client.uploads.addMedia([{ tempFilePath: 'wxfile://tmp_1', size: 10 }])
  const waiting = await client.outbox.addReport(body, [file.id])
  assert.equal(await client.outbox.takeBack(waiting.id), true)
  assert.deepEqual(await client.outbox.entries(), [])
  assert.equal((await client.uploads.tasks()).length, 1)
  const sent = await client.outbox.addReport(body)
  await until(() => fake.to(REPORTS).length > 0)
  assert.equal(await client.outbox.takeBack(sent.id), false)
  offline = false
  await client.outbox.flush()
  assert.equal((await client.outbox.entries())[0].receipt.receipt, '1000')
  assert.equal(kept.size, 1)
  await client.uploads.whenDone(file.id).catch(() => undefined)
  await client.wipe()
})

test('an entry says which files did not go along', async () => {
  const { server } = reports()
  const tus = tusServer((request) => (request.header['Upload-Length'] === '3' ? problem(413, 'upload-too-large') : null))
  const fake = fakeWx((request) => (request.path === REPORTS ? server(request) : tus.server(request)))
  fake.files.set('wxfile://tmp_1', Buffer.alloc(10))
  fake.files.set('wxfile://tmp_2', Buffer.alloc(3))
  const client = new Client(quick(fake))
  const files = await client.uploads.addMedia([
    { tempFilePath: 'wxfile://tmp_1', size: 10 },
    { tempFilePath: 'wxfile://tmp_2', size: 3 },
  ])
  const { id } = await client.outbox.addReport(body, [...files.map((file) => file.id), 'gone'])
  await until(async () => (await state(client, id)) === 'sent')
  assert.deepEqual((await client.outbox.entries())[0].lost, [files[1].id, 'gone'])
})

test('a screen that fails at what it is told does not make a report fail, or go twice', async (t) => {
  t.mock.method(console, 'error', () => undefined)
  const { kept, server } = reports()
  const client = new Client(quick(fakeWx(server)))
  client.outbox.onChange(() => {
    throw new Error('detached')
  })
  await client.outbox.addReport(body)
  await client.outbox.flush()
  assert.equal((await client.outbox.entries())[0].state, 'sent')
  assert.equal(kept.size, 1)
})

test('a wish that waits for a login goes when there is one', async () => {
  const fake = fakeWx((request) =>
    request.path === '/api/v1/auth/wechat'
      ? OK({ accessToken: 'a', refreshToken: 'r', expiresInSeconds: 900 })
      : { status: 201, data: { id: 'w', number: 'XY1' } },
  )
  const client = new Client(quick(fake, { backOff: 1000 }))
  await client.session.logout()
  const { id } = await client.outbox.addWish({ type: 'repair', title: '路灯', text: '不亮', region: '360735100211' })
  await client.outbox.flush()
  assert.equal((await client.outbox.entries())[0].problem.code, 'login-needed')
  await client.session.login()
  await until(async () => (await state(client, id)) === 'sent')
})

test('reports added at the same moment are all kept', async () => {
  const fake = fakeWx(() => CUT)
  const client = new Client(quick(fake, { attempts: 1 }))
  fake.network(false)
  await Promise.all([1, 2, 3].map((n) => client.outbox.addReport({ ...body, text: `第${n}件` })))
  assert.equal(JSON.parse(fake.storage.get('fingertip.outbox')).length, 3)
  await client.outbox.clear()
})
