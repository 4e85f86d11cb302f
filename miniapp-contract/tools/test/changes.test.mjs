import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changes } from '../changes.mjs'
import { problemChanges } from '../problems.mjs'
import { compareVersions, mayBreak, PRESENT, read } from '../contract.mjs'

const base = () => ({
  openapi: '3.1.0',
  info: { version: '1.0.0' },
  servers: [{ url: '/' }],
  paths: {
    '/wishes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getWish',
        'x-access': ['citizen', 'cadre'],
        parameters: [{ name: 'year', in: 'query', schema: { type: 'integer', minimum: 2000, maximum: 2100, default: 2025 } }],
        responses: {
          200: {
            headers: { ETag: { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Wish' } } }
          },
          404: { $ref: '#/components/responses/Problem404' }
        }
      },
      post: {
        operationId: 'rate',
        'x-access': ['anonymous'],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Rating' } } } },
        responses: { 204: { description: 'ok' } }
      }
    }
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    responses: { Problem404: { description: 'none', content: { 'application/problem+json': { schema: {} } } } },
    schemas: {
      Wish: {
        type: 'object',
        required: ['id', 'status'],
        properties: {
          id: { type: 'string' },
          status: { type: 'string', enum: ['open', 'done'] },
          stars: { type: ['integer', 'null'], format: 'int32' },
          sums: { type: 'object', additionalProperties: { type: 'string' } },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Wish' } }
        }
      },
      Rating: {
        type: 'object',
        required: ['stars'],
        properties: {
          stars: { type: 'integer', minimum: 1, maximum: 5 },
          comment: { type: ['string', 'null'], maxLength: 500, minLength: 1, pattern: '.*' },
          mood: { type: 'string', enum: ['good', 'bad'] },
          photos: { type: 'array', maxItems: 9, items: { type: 'string' } }
        }
      }
    }
  }
})

const get = (c) => c.paths['/wishes/{id}'].get
const post = (c) => c.paths['/wishes/{id}'].post
const wish = (c) => c.components.schemas.Wish
const rating = (c) => c.components.schemas.Rating
const body = 'POST /wishes/{id} request (Rating)'
const answer = 'GET /wishes/{id} answer 200 (Wish)'

const breaking = {
  'a path is removed': [(c) => delete c.paths['/wishes/{id}'], '/wishes/{id}: path removed'],
  'an operation is removed': [(c) => delete c.paths['/wishes/{id}'].post, 'POST /wishes/{id}: operation removed'],
  'an operationId changes': [
    (c) => (get(c).operationId = 'wish'),
    'GET /wishes/{id}: operationId changed from getWish to wish'
  ],
  'a parameter is removed': [(c) => get(c).parameters.pop(), 'GET /wishes/{id}: query parameter year removed'],
  'a parameter becomes required': [
    (c) => (get(c).parameters[0].required = true),
    'GET /wishes/{id}: query parameter year is required now'
  ],
  'a required parameter is added': [
    (c) => get(c).parameters.push({ name: 'Key', in: 'header', required: true, schema: { type: 'string' } }),
    'GET /wishes/{id}: header parameter Key added and required'
  ],
  "a parameter's type changes": [
    (c) => (get(c).parameters[0].schema.type = 'boolean'),
    'GET /wishes/{id} query parameter year: type changed from "integer" to "boolean"'
  ],
  'a body becomes required': [
    (c) => (post(c).requestBody.required = true),
    'POST /wishes/{id}: request body is required now'
  ],
  'a media type is taken no more': [
    (c) => (post(c).requestBody.content = { 'text/plain': {} }),
    'POST /wishes/{id} request: application/json removed'
  ],
  'a status is answered no more': [(c) => delete get(c).responses[404], 'GET /wishes/{id}: answer 404 removed'],
  'a header is answered no more': [
    (c) => delete get(c).responses[200].headers.ETag,
    'GET /wishes/{id} answer 200: header ETag removed'
  ],
  'a token is needed now': [
    (c) => (post(c)['x-access'] = ['citizen']),
    'POST /wishes/{id}: needs a token now (citizen)'
  ],
  'a role is shut out': [(c) => (get(c)['x-access'] = ['citizen']), 'GET /wishes/{id}: no longer open to cadre'],
  'a property of an answer is removed': [(c) => delete wish(c).properties.id, `${answer}: property id removed`],
  'a property of an answer may be absent': [
    (c) => (wish(c).required = ['id']),
    `${answer}: property status may be absent now`
  ],
  'the type of an answer changes': [
    (c) => (wish(c).properties.id.type = 'integer'),
    `${answer}.id: type changed from "string" to "integer"`
  ],
  'an answer may be null now': [
    (c) => (wish(c).properties.id.type = ['string', 'null']),
    `${answer}.id: type changed from "string" to ["string","null"]`
  ],
  'a format changes': [
    (c) => (wish(c).properties.stars.format = 'int64'),
    `${answer}.stars: format changed from "int32" to "int64"`
  ],
  'a request takes null no more': [
    (c) => (rating(c).properties.comment.type = 'string'),
    `${body}.comment: type changed from ["string","null"] to "string"`
  ],
  'an enum of a request is narrowed': [(c) => rating(c).properties.mood.enum.pop(), `${body}.mood: no longer takes bad`],
  'a free string of a request becomes an enum': [
    (c) => (rating(c).properties.comment.enum = ['a', 'b']),
    `${body}.comment: takes only a, b now`
  ],
  'a property of a request becomes required': [
    (c) => rating(c).required.push('comment'),
    `${body}: property comment is required now`
  ],
  'a property of a request is removed': [(c) => delete rating(c).properties.mood, `${body}: property mood removed`],
  'a longest length shrinks': [
    (c) => (rating(c).properties.comment.maxLength = 200),
    `${body}.comment: maxLength tightened from 500 to 200`
  ],
  'a limit appears': [
    (c) => (rating(c).properties.mood.maxLength = 9),
    `${body}.mood: maxLength tightened from none to 9`
  ],
  'a shortest length grows': [
    (c) => (rating(c).properties.comment.minLength = 5),
    `${body}.comment: minLength tightened from 1 to 5`
  ],
  'a least number grows': [
    (c) => (rating(c).properties.stars.minimum = 2),
    `${body}.stars: minimum tightened from 1 to 2`
  ],
  'fewer items are taken': [
    (c) => (rating(c).properties.photos.maxItems = 3),
    `${body}.photos: maxItems tightened from 9 to 3`
  ],
  'a pattern changes': [
    (c) => (rating(c).properties.comment.pattern = 'a+'),
    `${body}.comment: pattern tightened from ".*" to "a+"`
  ],
  'the type of items changes': [
    (c) => (rating(c).properties.photos.items.type = 'object'),
    `${body}.photos[]: type changed from "string" to "object"`
  ],
  'a body takes nothing further': [
    (c) => (rating(c).additionalProperties = false),
    `${body}: takes no further properties now`
  ],
  'a token is needed now, though nobody says who may call': [
    (c) => (get(c).security = [{ token: [] }]) && delete get(c)['x-access'],
    'GET /wishes/{id}: needs a token now'
  ],
  'the way to show a token changes': [
    (c) => (c.components.securitySchemes.token.scheme = 'basic'),
    'security token: scheme changed from "bearer" to "basic"'
  ],
  'the address changes': [(c) => (c.servers[0].url = '/api'), 'servers: address changed from "/" to "/api"'],
  "a parameter's form changes": [
    (c) => (get(c).parameters[0].explode = true),
    'GET /wishes/{id}: query parameter year: explode changed from none to true'
  ],
  'the type of a header of an answer changes': [
    (c) => (get(c).responses[200].headers.ETag.schema.type = 'integer'),
    'GET /wishes/{id} answer 200 header ETag: type changed from "string" to "integer"'
  ],
  'a map of an answer is closed': [
    (c) => (wish(c).properties.sums.additionalProperties = false),
    `${answer}.sums: further properties removed`
  ],
  'a schema is composed': [(c) => (wish(c).oneOf = [{ type: 'object' }]), `${answer}: oneOf changed`]
}

for (const [name, [mutate, finding]] of Object.entries(breaking)) {
  test(`${name}: is named`, () => {
    const now = base()
    mutate(now)
    assert.deepEqual(changes(base(), now), { breaking: [finding], notable: [] })
  })
}

const harmless = {
  'nothing changes': () => {},
  'a path, an operation, a status and a header are added': (c) => {
    c.paths['/more'] = { get: { responses: {} } }
    c.paths['/wishes/{id}'].delete = { responses: {} }
    get(c).responses[409] = { description: 'no' }
    get(c).responses[200].headers.Age = {}
  },
  'an optional parameter is added': (c) => get(c).parameters.push({ name: 'q', in: 'query', schema: {} }),
  'properties are added': (c) => {
    wish(c).properties.more = { type: 'string' }
    wish(c).required.push('more')
    rating(c).properties.more = { type: 'string' }
  },
  'a request takes more': (c) => {
    rating(c).required = []
    rating(c).properties.stars = { type: ['number', 'null'], minimum: 0, maximum: 10 }
    rating(c).properties.mood.enum.push('fair')
    rating(c).properties.comment.maxLength = 1000
    rating(c).properties.comment.minLength = 0
    delete rating(c).properties.comment.pattern
  },
  'an answer promises more': (c) => {
    wish(c).required.push('stars')
    wish(c).properties.stars.type = 'integer'
    wish(c).properties.status.enum.pop()
  },
  'a pattern says that it is for the whole text': (c) => (rating(c).properties.comment.pattern = '^(?:.*)$'),
  'who shows a token may also be nobody': (c) => {
    get(c)['x-access'] = ['anonymous', 'citizen', 'cadre']
    get(c).security = [{}, { token: ['citizen'] }]
  },
  'another role is let in': (c) => get(c)['x-access'].push('leader')
}

for (const [name, mutate] of Object.entries(harmless)) {
  test(`${name}: breaks nothing`, () => {
    const now = base()
    mutate(now)
    assert.deepEqual(changes(base(), now), { breaking: [], notable: [] })
  })
}

test('a further value in an answer is to be borne', () => {
  const now = base()
  wish(now).properties.status.enum.push('returned')
  assert.deepEqual(changes(base(), now), { breaking: [], notable: [`${answer}.status: may also be returned`] })
})

test('another default, a further status of success, and what will go away, are to be borne', () => {
  const now = base()
  get(now).parameters[0].schema.default = 2026
  get(now).responses[206] = { description: 'a part' }
  get(now).deprecated = true
  assert.deepEqual(changes(base(), now), {
    breaking: [],
    notable: [
      'GET /wishes/{id}: deprecated',
      'GET /wishes/{id} query parameter year: default changed from 2025 to 2026',
      'GET /wishes/{id}: may also answer 206'
    ]
  })
})

test('problem codes: what is removed or changed is named, what is added is not', () => {
  const before = [
    { code: 'a', status: 404, retryable: false },
    { code: 'b', status: 429, retryable: true, members: { challenge: {} } },
    { code: 'c', status: 409, retryable: false }
  ]
  const now = [
    { code: 'b', status: 503, retryable: false },
    { code: 'c', status: 409, retryable: false, title: '别的' },
    { code: 'd', status: 400, retryable: false }
  ]
  assert.deepEqual(problemChanges(before, before), [])
  assert.deepEqual(problemChanges(before, now), [
    'problem a: removed',
    'problem b: status changed from 429 to 503',
    'problem b: retryable changed from true to false',
    'problem b: member challenge removed'
  ])
})

test('every pattern of the contract is one that JavaScript reads, for a whole text', () => {
  const patterns = new Set()
  const look = (node) => {
    if (typeof node !== 'object' || node === null) return
    if (typeof node.pattern === 'string') patterns.add(node.pattern)
    Object.values(node).forEach(look)
  }
  look(read(PRESENT))
  assert.ok(patterns.size > 20)
  for (const pattern of patterns) {
    assert.ok(new RegExp(pattern, 'u'))
    assert.match(pattern, /^(\\S|\^.*\$)$/)
  }
})

test('in the whole contract a changed type is seen, and nothing where nothing changed', () => {
  const now = read(PRESENT)
  assert.deepEqual(changes(read(PRESENT), now).breaking, [])
  now.components.schemas.RosterLine.properties.no.type = 'string'
  const { breaking } = changes(read(PRESENT), now)
  assert.ok(breaking.length > 0 && breaking.every((change) => change.includes('(RosterLine).no: type changed')), breaking.join('\n'))
})

test('versions', () => {
  assert.ok(compareVersions('1.10.0', '1.9.9') > 0)
  assert.equal(compareVersions('1.0.0', '1.0.0'), 0)
  assert.throws(() => compareVersions('1.0', '1.0.0'))
  assert.ok(mayBreak('1.4.0', '2.0.0') && mayBreak('0.2.5', '0.3.0'))
  assert.ok(!mayBreak('1.4.0', '1.5.0') && !mayBreak('0.2.5', '0.2.6'))
})
