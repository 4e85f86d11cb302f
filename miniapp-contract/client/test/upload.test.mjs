import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Client } from '../dist/esm/index.js'
import { Pace } from '../dist/esm/upload/pace.js'
import { CUT, fakeWx, problem, quick, TIMEOUT, tusServer, until } from './fake.mjs'

const KB = 1024
/** Fails the first so many requests that bring bytes. */
const failing = (answer, times) => (request) =>
  request.header['X-HTTP-Method-Override'] && times-- > 0 ? (typeof answer === 'function' ? answer(request) : answer) : null

async function uploaded(trouble, { size = 1_500_000, from } = {}) {
  const tus = tusServer(trouble)
  const fake = fakeWx(tus.server, from)
  const content = randomBytes(size)
  fake.files.set('wxfile://tmp_1', content)
  const client = new Client(quick(fake))
  const task = await client.uploads.add({ tempFilePath: 'wxfile://tmp_1', size })
  return { tus, fake, client, task, content, chunks: () => fake.requests.filter((r) => r.header['Upload-Offset']) }
}

test('a file goes in slices of half a megabyte that grow, by POST, without a token or its name', async () => {
  const { tus, fake, client, task, content, chunks } = await uploaded()
  assert.equal(await client.uploads.whenDone(task.id), 'u1')
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
  assert.deepEqual(chunks().map((r) => r.data.byteLength), [512 * KB, 1_500_000 - 512 * KB])
  for (const request of fake.requests) {
    assert.notEqual(request.method, 'PATCH')
    assert.equal(request.header.Authorization, undefined)
    assert.equal(request.header['Upload-Metadata'], undefined)
    assert.equal(request.header['Tus-Resumable'], '1.0.0')
  }
})

test('on a bad network the slices shrink, and it goes on from where the server says', async () => {
  const { tus, client, task, content, chunks } = await uploaded(failing(TIMEOUT, 4))
  await client.uploads.whenDone(task.id)
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
  assert.deepEqual(chunks().slice(0, 5).map((r) => r.data.byteLength / KB), [512, 256, 128, 64, 64])
})

test('an answer that was cut does not send the same bytes twice', async () => {
  let first = true
  const { tus, client, task, content } = await uploaded(async (request, uploads) => {
    if (request.header['X-HTTP-Method-Override'] && first) {
      first = false
      uploads.get('u1').bytes = Buffer.from(request.data)
      return CUT
    }
    return null
  })
  await client.uploads.whenDone(task.id)
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
})

test('423, 409, 460, 429 and 503 are asked about and overcome', async () => {
  for (const [status, code] of [[423, 'upload-locked'], [409, 'upload-offset-conflict'], [460, 'upload-checksum-mismatch'], [429, 'too-often'], [503, 'uploads-full'], [507, 'full']]) {
    const { tus, fake, client, task, content } = await uploaded(failing(problem(status, code, { retryable: true }), 1))
    await client.uploads.whenDone(task.id)
    assert.deepEqual(tus.uploads.get('u1').bytes, content)
    assert.equal(fake.requests.filter((r) => r.method === 'HEAD').length, 1, code)
  }
})

test('an upload that expired begins anew as another one, not for ever', async () => {
  for (const status of [404, 410]) {
    const { tus, client, task, content } = await uploaded(failing({ status }, 1))
    assert.equal(await client.uploads.whenDone(task.id), 'u2')
    assert.deepEqual(tus.uploads.get('u2').bytes, content)
  }
  const never = await uploaded(failing({ status: 410 }, 99))
  await assert.rejects(never.client.uploads.whenDone(never.task.id))
})

test('what the server refuses for good is told', async () => {
  const { client, task } = await uploaded(failing(problem(422, 'upload-kind'), 99))
  await assert.rejects(client.uploads.whenDone(task.id), { code: 'upload-kind', message: '说明 upload-kind' })
  assert.equal((await client.uploads.tasks())[0].state, 'failed')
})

test('work is done for a slice too, and the slice is sent again', async () => {
  const { tus, client, task, content, chunks } = await uploaded((request) =>
    request.header['X-HTTP-Method-Override'] && !request.header['Proof-Of-Work']
      ? problem(428, 'proof-of-work-required', { challenge: { challenge: 'C'.repeat(60), difficulty: 4 } })
      : null,
  )
  await client.uploads.whenDone(task.id)
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
  assert.equal(chunks()[1].data.byteLength, chunks()[0].data.byteLength)
})

test('three files at once, never two slices of one', async () => {
  const active = new Map()
  let most = 0
  let open
  const three = new Promise((resolve) => (open = resolve))
  const tus = tusServer(async (request) => {
    if (request.header['X-HTTP-Method-Override']) {
      assert.ok(!active.has(request.path))
      active.set(request.path, true)
      most = Math.max(most, active.size)
      // The first wait for each other, then all go on.
      if (active.size === 3) open()
      await three
      await new Promise((resolve) => setTimeout(resolve, 3))
      active.delete(request.path)
    }
    return null
  })
  const fake = fakeWx(tus.server)
  const files = Array.from({ length: 7 }, (_, i) => ({ tempFilePath: `wxfile://tmp_${i}`, size: 900_000 }))
  files.forEach((file) => fake.files.set(file.tempFilePath, randomBytes(file.size)))
  const client = new Client(quick(fake))
  const tasks = await client.uploads.addMedia(files)
  const ids = await Promise.all(tasks.map((task) => client.uploads.whenDone(task.id)))
  assert.equal(new Set(ids).size, 7)
  assert.equal(most, 3)
})

test('after a restart it goes on with the same upload from the saved file', async () => {
  let stuck = true
  const tus = tusServer((request) =>
    stuck && request.header['Upload-Offset'] === String(512 * KB) ? new Promise(() => undefined) : null,
  )
  const fake = fakeWx(tus.server)
  const content = randomBytes(1_500_000)
  fake.files.set('wxfile://tmp_1', content)
  const task = await new Client(quick(fake)).uploads.add({ tempFilePath: 'wxfile://tmp_1', size: content.length })
  assert.match(task.path, /store/)
  await until(() => tus.uploads.get('u1')?.bytes.length === 512 * KB && fake.running === 1)
  stuck = false
  const later = fakeWx(tus.server, fake)
  const client = new Client(quick(later))
  await client.start()
  assert.equal(await client.uploads.whenDone(task.id), 'u1')
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
  assert.equal(later.requests[0].method, 'HEAD')
})

test('in the background it waits, and goes on when the mini-program is back', async () => {
  let cut = true
  const { tus, fake, client, task, content } = await uploaded((request) =>
    cut && request.header['X-HTTP-Method-Override'] ? CUT : null,
  )
  fake.hide()
  await until(() => fake.requests.length === 2)
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.equal(fake.requests.length, 2)
  cut = false
  fake.show()
  await client.uploads.whenDone(task.id)
  assert.deepEqual(tus.uploads.get('u1').bytes, content)
})

test('without room to save it, it is sent from where it is; gone, it is said', async () => {
  const tus = tusServer()
  const fake = fakeWx(tus.server)
  fake.noRoom = true
  fake.files.set('wxfile://tmp_1', Buffer.alloc(100))
  const client = new Client(quick(fake))
  const task = await client.uploads.add({ tempFilePath: 'wxfile://tmp_1', size: 100 })
  assert.equal(task.temporary, true)
  assert.equal(await client.uploads.whenDone(task.id), 'u1')
  const gone = await client.uploads.add({ tempFilePath: 'wxfile://tmp_2', size: 100 })
  await assert.rejects(client.uploads.whenDone(gone.id), { code: 'file-gone' })
})

test('progress is told, and a file taken back is dropped here and there', async () => {
  const { tus, fake, client, task } = await uploaded()
  const sent = []
  client.uploads.onChange((other) => sent.push([other.state, other.sent]))
  await client.uploads.whenDone(task.id)
  assert.deepEqual(sent.at(-1), ['done', 1_500_000])
  assert.ok(sent.some(([state, bytes]) => state === 'sending' && bytes === 512 * KB))
  await client.uploads.cancel(task.id)
  await until(() => tus.uploads.size === 0)
  assert.equal(fake.files.size, 0)
  assert.deepEqual(await client.uploads.tasks(), [])
})

test('a file taken back on its way is not done, and is dropped there once its slice has ended', async () => {
  let arrived
  const slice = new Promise((resolve) => (arrived = resolve))
  let answer
  const { tus, fake, client, task } = await uploaded((request) => {
    if (!request.header['X-HTTP-Method-Override']) return null
    arrived()
    return new Promise((resolve) => (answer = () => resolve(CUT)))
  })
  const states = []
  client.uploads.onChange((other) => states.push(other.state))
  const done = client.uploads.whenDone(task.id)
  await slice
  states.length = 0
  await client.uploads.cancel(task.id)
  assert.equal(fake.files.size, 0)
  assert.equal(tus.uploads.size, 1)
  answer()
  await assert.rejects(done, { code: 'file-gone' })
  await until(() => tus.uploads.size === 0)
  assert.deepEqual(states, [])
})

test('wiping waits for no network', async () => {
  const tus = tusServer((request) => (request.method === 'DELETE' ? new Promise(() => undefined) : null))
  const fake = fakeWx((request) => (request.path.includes('auth') ? { status: 204 } : tus.server(request)))
  fake.files.set('wxfile://tmp_1', Buffer.alloc(100))
  const client = new Client(quick(fake))
  const task = await client.uploads.add({ tempFilePath: 'wxfile://tmp_1', size: 100 })
  await client.uploads.whenDone(task.id)
  await client.wipe()
  assert.equal(fake.files.size, 0)
  assert.ok(!fake.storage.has('fingertip.uploads'))
})

test('what is paused because the server has no room goes on by itself', async () => {
  let full = 12
  const { tus, client, task, content } = await uploaded((request) =>
    request.path === '/api/v1/uploads' && full-- > 0 ? problem(503, 'uploads-full', { retryable: true }) : null,
  )
  await assert.rejects(client.uploads.whenDone(task.id), { code: 'uploads-full' })
  assert.equal((await client.uploads.tasks())[0].state, 'paused')
  await until(() => tus.uploads.get('u1')?.bytes.length === content.length)
})

test('a file is as long as it is, whatever was said of it', async () => {
  const tus = tusServer()
  const fake = fakeWx(tus.server)
  fake.files.set('wxfile://tmp_1', Buffer.alloc(700))
  const client = new Client(quick(fake))
  const task = await client.uploads.add({ tempFilePath: 'wxfile://tmp_1', size: 900 })
  await client.uploads.whenDone(task.id)
  assert.equal(tus.uploads.get('u1').bytes.length, 700)
})

test('slices grow after a whole one that went fast, not after the short end of a file', () => {
  const pace = new Pace()
  pace.failed()
  pace.took(100, 1000)
  assert.equal(pace.chunk, 256 * KB)
  pace.took(100, 256 * KB)
  assert.equal(pace.chunk, 512 * KB)
})

test('files that were given up leave the phone after three days; those of an entry stay', async (t) => {
  const tus = tusServer((request) => (request.path === '/api/v1/reports' ? CUT : null))
  const fake = fakeWx(tus.server)
  const client = new Client(quick(fake, { attempts: 1 }))
  const files = ['wxfile://tmp_1', 'wxfile://tmp_2']
  files.forEach((file) => fake.files.set(file, Buffer.alloc(10)))
  const [one] = await client.uploads.addMedia(files.map((tempFilePath) => ({ tempFilePath, size: 10 })))
  await client.outbox.addReport({ kind: 'subsidy', subject: '题', text: '文', region: '360735' }, [one.id])
  await Promise.all((await client.uploads.tasks()).map(({ id }) => client.uploads.whenDone(id)))
  const clients = [client]
  const again = async () => {
    const later = new Client(quick(fakeWx(tus.server, fake), { attempts: 1 }))
    clients.push(later)
    await later.start()
    return (await later.uploads.tasks()).map(({ id }) => id)
  }
  assert.equal((await again()).length, 2)
  const now = Date.now()
  t.mock.method(Date, 'now', () => now + 73 * 3_600_000)
  assert.deepEqual(await again(), [one.id])
  assert.equal(fake.files.size, 1)
  for (const { outbox } of clients) await outbox.clear()
})

test('a screen that fails at what it is told stops nothing', async (t) => {
  const told = t.mock.method(console, 'error', () => undefined)
  const fake = fakeWx(tusServer().server)
  fake.files.set('wxfile://tmp_1', Buffer.alloc(10))
  const client = new Client(quick(fake))
  client.uploads.onChange(() => {
    throw new Error('detached')
  })
  const task = await client.uploads.add({ tempFilePath: 'wxfile://tmp_1', size: 10 })
  assert.equal(await client.uploads.whenDone(task.id), 'u1')
  assert.ok(told.mock.callCount() > 0)
})
