// What a villager does, by the client, against a running server: node journeys.mjs <what there is, as JSON>
// {url, folder, code, name, idNumber, roster, lines, village, cadre, password, region, photos: [path…]}
// Prints what the server's side should check, as one line of JSON.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ApiProblem, Client, solve } from '../dist/esm/index.js'
import { nodeWx } from '../node/wx.mjs'

const given = JSON.parse(process.argv[2])
const found = {}

/** A phone; `requests` are what it sent, `cut` loses the answers to its next requests. */
function phone(name, code = `${given.code}-${name}`) {
  const folder = join(given.folder, name)
  const wx = nodeWx({ folder, loginCode: () => code })
  const phone = { folder, requests: [], cut: 0 }
  const request = wx.request
  wx.request = (options) => {
    phone.requests.push(options)
    if (phone.cut > 0) {
      phone.cut--
      const fail = () => options.fail({ errMsg: 'request:fail interrupted' })
      return request({ ...options, success: fail, fail })
    }
    return request(options)
  }
  phone.wx = wx
  phone.client = new Client({ baseUrl: given.url, wx, backOff: 20 })
  phone.to = (path) => phone.requests.filter(({ url }) => url === given.url + path)
  return phone
}

const headers = (request) => Object.keys(request.header).map((header) => header.toLowerCase())

async function roster() {
  const { client, requests } = phone('reader')
  const open = (fresh) => client.get('/api/v1/rosters/{id}', { path: { id: given.roster }, fresh })
  const first = await open(false)
  assert.equal(first.data.lineCount, given.lines)
  const again = await open(true)
  assert.deepEqual(again.data, first.data)
  assert.equal(again.stale, false)
  assert.equal(requests.at(-1).header['If-None-Match'], first.headers.etag)
  const lines = []
  const query = { village: given.village, limit: 20 }
  for await (const line of client.pages('listRosterLines', { path: { id: given.roster }, query })) lines.push(line.no)
  assert.deepEqual(lines, Array.from({ length: given.lines }, (_, i) => i + 1))
  await assert.rejects(client.get('/api/v1/rosters/{id}', { path: { id: 'nothing' } }), { code: 'not-found', status: 404 })
}

async function offline() {
  const { client, wx } = phone('offline')
  const open = (fresh) => client.get('/api/v1/rosters/{id}', { path: { id: given.roster }, fresh })
  const online = await open(false)
  wx.request = ({ fail }) => setImmediate(() => fail({ errMsg: 'request:fail ' }))
  const seen = await open(true)
  assert.equal(seen.stale, true)
  assert.deepEqual(seen.data, online.data)
}

async function payments() {
  const villager = phone('villager', given.code)
  const { client } = villager
  await assert.rejects(client.get('/api/v1/me/payments'), { code: 'identity-required', status: 403 })
  const { name, idNumber } = given
  assert.equal((await client.post('/api/v1/me/identity', { body: { name, idNumber } })).data, undefined)
  const { items } = (await client.get('/api/v1/me/payments')).data
  assert.deepEqual(items.map((item) => item.roster.id), [given.roster])

  const refreshes = () => villager.to('/api/v1/auth/refresh').length
  const logins = () => villager.to('/api/v1/auth/wechat').length
  assert.deepEqual([logins(), refreshes()], [1, 0])
  // Its end is known: refreshed before anything is asked.
  change(villager, (tokens) => ({ ...tokens, expiresAt: Date.now() }))
  const later = phone('villager', given.code)
  await Promise.all([1, 2, 3].map(() => later.client.get('/api/v1/me')))
  assert.deepEqual([later.to('/api/v1/auth/refresh').length, later.to('/api/v1/me').length], [1, 3])
  // Refused on the answer: refreshed, and sent once more.
  change(villager, (tokens) => ({ ...tokens, accessToken: `${tokens.accessToken.slice(0, -8)}AAAAAAAA` }))
  const refused = phone('villager', given.code)
  await refused.client.get('/api/v1/me')
  assert.deepEqual([refused.to('/api/v1/auth/refresh').length, refused.to('/api/v1/me').length], [1, 2])
  // Neither is good any more: a new login.
  change(villager, (tokens) => ({ ...tokens, expiresAt: 0, refreshToken: 'x'.repeat(43) }))
  const anew = phone('villager', given.code)
  await Promise.all([1, 2, 3].map(() => anew.client.get('/api/v1/me')))
  assert.deepEqual([anew.to('/api/v1/auth/refresh').length, anew.to('/api/v1/auth/wechat').length], [1, 1])
  await anew.client.session.logout()
  await assert.rejects(anew.client.get('/api/v1/me'), { code: 'login-needed' })
}

function change({ wx }, how) {
  wx.setStorageSync('fingertip.session', JSON.stringify(how(JSON.parse(wx.getStorageSync('fingertip.session')))))
}

async function report() {
  const reporter = phone('reporter', given.code)
  // Somebody who is logged in, to see that nothing of it goes along.
  await reporter.client.session.login()
  const [small, large] = given.photos
  const [first] = await reporter.client.uploads.addMedia([small])
  await reporter.client.uploads.whenDone(first.id)
  await killed(reporter.folder, large)

  // The mini-program is opened again, on the same phone.
  const again = phone('reporter', given.code)
  await again.client.start()
  const tasks = await again.client.uploads.tasks()
  assert.equal(tasks.length, 2)
  const ids = await Promise.all(tasks.map(({ id }) => again.client.uploads.whenDone(id)))
  assert.equal(new Set(ids).size, 2)
  assert.equal(again.requests[0].method, 'HEAD')
  const [slice] = again.requests.filter((request) => request.header['Upload-Offset'])
  assert.ok(Number(slice.header['Upload-Offset']) >= 512 * 1024)

  const body = { kind: 'subsidy', subject: given.subject, text: '监委的人收了我五千元,请核查。', region: given.region }
  const { id } = await again.client.outbox.addReport(body, tasks.map((task) => task.id))
  await again.client.outbox.flush()
  const [asked] = await again.client.outbox.entries()
  assert.equal(asked.state, 'question', JSON.stringify(asked.problem))
  again.cut = 2
  await again.client.outbox.answer(id, true)
  await again.client.outbox.flush()
  const [sent] = await again.client.outbox.entries()
  assert.equal(sent.state, 'sent', JSON.stringify(sent.problem))
  assert.equal(again.to('/api/v1/reports').length, 4)
  const { receipt, refusedFiles } = sent.receipt
  assert.deepEqual(refusedFiles, [])

  // Killed before the receipt was written down, it is given again.
  const third = phone('reporter', given.code)
  await third.client.start()
  assert.equal((await third.client.outbox.entries())[0].receipt.receipt, receipt)
  await third.client.outbox.done(id)
  assert.deepEqual(await third.client.uploads.tasks(), [])

  const { anonymous } = third.client
  const progress = async () => (await anonymous.post('/api/v1/reports/lookup', { body: { receipt } })).data
  assert.equal((await progress()).status, 'received')
  third.cut = 1
  await anonymous.post('/api/v1/reports/messages', { body: { receipt, text: '钱是在村口给的。' } })
  assert.deepEqual((await progress()).messages.map((message) => message.text), ['钱是在村口给的。'])
  await assert.rejects(anonymous.post('/api/v1/reports/lookup', { body: { receipt: '0000000000000000' } }), (problem) => {
    assert.ok(problem instanceof ApiProblem)
    return problem.code === 'receipt-unknown' && /[\u4e00-\u9fff]/.test(problem.message)
  })
  for (const one of [reporter, again, third]) {
    for (const request of one.requests.filter(({ url }) => /reports|uploads/.test(url))) {
      assert.ok(!headers(request).includes('authorization'), request.url)
    }
  }
}

/** Another process of the same phone, which is killed when half a megabyte has gone. */
async function killed(folder, file) {
  const script = fileURLToPath(new URL('upload.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify({ url: given.url, folder, file })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= 512 * 1024) break
  }
  child.kill('SIGKILL')
  assert.equal(await end, 'SIGKILL')
}

async function wish() {
  const villager = phone('wisher')
  const { client } = villager
  const title = '村口路灯不亮'
  await client.session.login()
  villager.cut = 1
  await client.outbox.addWish({ type: 'repair', title, text: '晚上老人出门不方便。', region: given.village2 })
  await client.outbox.flush()
  const [entry] = await client.outbox.entries()
  assert.equal(entry.state, 'sent', JSON.stringify(entry.problem))
  const { id } = entry.wish
  await client.outbox.done(entry.id)
  assert.equal(villager.to('/api/v1/wishes').length, 2)
  const mine = []
  for await (const item of client.pages('listMyWishes')) mine.push(item.id)
  assert.deepEqual(mine, [id])

  const { accessToken } = await staff('login', { username: given.cadre, password: given.password })
  for (const [step, body] of [['accept', { responsible: '村水电员' }], ['start', {}], ['done', { result: '已更换灯泡' }]]) {
    await staff(`wishes/${id}/${step}`, body, accessToken)
  }
  const rated = await client.post('/api/v1/wishes/{id}/rating', { path: { id }, body: { stars: 5, comment: '很快' } })
  assert.equal(rated.data.stars, 5)
}

async function staff(path, body, token) {
  const response = await fetch(`${given.url}/api/v1/staff/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  assert.equal(response.status, 200, await response.clone().text())
  return response.json()
}

async function work() {
  const { data } = await phone('worker').client.anonymous.get('/api/v1/reports/challenge')
  found.proof = await solve(data)
  found.difficulty = data.difficulty
}

let failed = 0
for (const journey of [roster, offline, payments, wish, work, report]) {
  const begun = Date.now()
  await journey().then(
    () => console.log(`${journey.name} ${Date.now() - begun} ms`),
    (error) => {
      failed++
      console.log(`${journey.name} FAILED`, error)
    },
  )
}
console.log(JSON.stringify(found))
process.exit(failed)
