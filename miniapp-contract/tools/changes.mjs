// What a client of the released contract would stumble over in the present one.
//
// No library does it for OpenAPI 3.1 today: openapi-diff reports no change at all where a type changes (its issues 745
// and 910), openapi-changes and oasdiff are programs that no npm registry carries. Our contract has no composed schemas,
// which keeps this short.
import { anchored, fits, isOpen, isSchema, named, resolve, same, shown, typesOf, withShared } from './nodes.mjs'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']
const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties']
/** How a parameter is written into the address. */
const WRITTEN = ['style', 'explode', 'allowReserved']
const COMPOSED = ['allOf', 'anyOf', 'oneOf', 'not', 'const', 'multipleOf', 'prefixItems']

/**
 * @param {object} before the released contract, parsed
 * @param {object} now the present one
 * @returns {{breaking: string[], notable: string[]}} each change in words, with its place. Notable is what clients must
 *   bear: a further value of an enum in an answer, a further status of success, another default, what will go away.
 */
export function changes(before, now) {
  const found = { breaking: [], notable: [] }
  new Comparison(before, now, found).paths()
  return found
}

class Comparison {
  constructor(before, now, found) {
    this.before = before
    this.now = now
    this.found = found
    this.compared = new Set()
  }

  breaks(where, what) {
    if (!this.found.breaking.includes(`${where}: ${what}`)) this.found.breaking.push(`${where}: ${what}`)
  }

  bears(where, what) {
    if (!this.found.notable.includes(`${where}: ${what}`)) this.found.notable.push(`${where}: ${what}`)
  }

  paths() {
    if (this.before.servers?.length && !same(this.before.servers[0].url, this.now.servers?.[0]?.url)) {
      this.breaks('servers', `address changed from ${shown(this.before.servers[0].url)} to ${shown(this.now.servers?.[0]?.url)}`)
    }
    for (const [name, scheme] of Object.entries(this.before.components?.securitySchemes ?? {})) {
      const other = this.now.components?.securitySchemes?.[name]
      for (const part of ['type', 'scheme', 'in', 'name']) {
        if (!same(scheme[part], other?.[part])) {
          this.breaks(`security ${name}`, `${part} changed from ${shown(scheme[part])} to ${shown(other?.[part])}`)
        }
      }
    }
    for (const [path, item] of Object.entries(this.before.paths ?? {})) {
      const other = this.now.paths?.[path]
      if (!other) {
        this.breaks(path, 'path removed')
        continue
      }
      for (const method of METHODS.filter((m) => item[m])) {
        const where = `${method.toUpperCase()} ${path}`
        if (!other[method]) this.breaks(where, 'operation removed')
        else this.operation(where, withShared(item, method), withShared(other, method))
      }
    }
  }

  operation(where, old, fresh) {
    if (old.operationId !== fresh.operationId) {
      this.breaks(where, `operationId changed from ${old.operationId} to ${fresh.operationId}`)
    }
    if (fresh.deprecated && !old.deprecated) this.bears(where, 'deprecated')
    this.access(where, old['x-access'], fresh['x-access'])
    if (isOpen(old) && !isOpen(fresh) && !fresh['x-access']) this.breaks(where, 'needs a token now')
    this.parameters(where, old, fresh)
    this.request(where, resolve(this.before, old.requestBody), resolve(this.now, fresh.requestBody))
    for (const [status, answer] of Object.entries(old.responses ?? {})) {
      if (!fresh.responses?.[status]) this.breaks(where, `answer ${status} removed`)
      else this.answer(`${where} answer ${status}`, resolve(this.before, answer), resolve(this.now, fresh.responses[status]))
    }
    for (const status of Object.keys(fresh.responses ?? {})) {
      if (/^[23]/.test(status) && !old.responses?.[status]) this.bears(where, `may also answer ${status}`)
    }
  }

  access(where, old, fresh) {
    if (!old || !fresh || fresh.includes('anonymous')) return
    if (old.includes('anonymous')) this.breaks(where, `needs a token now (${fresh.join(', ')})`)
    else if (!fresh.includes('authenticated')) {
      const lost = old.filter((role) => !fresh.includes(role))
      if (lost.length) this.breaks(where, `no longer open to ${lost.join(', ')}`)
    }
  }

  parameters(where, old, fresh) {
    const key = (parameter) => `${parameter.in} parameter ${parameter.name}`
    const olds = (old.parameters ?? []).map((p) => resolve(this.before, p))
    const freshes = (fresh.parameters ?? []).map((p) => resolve(this.now, p))
    for (const parameter of olds) {
      const other = freshes.find((p) => key(p) === key(parameter))
      if (!other) this.breaks(where, `${key(parameter)} removed`)
      else {
        if (other.required && !parameter.required) this.breaks(where, `${key(parameter)} is required now`)
        for (const part of WRITTEN.filter((each) => !same(parameter[each], other[each]))) {
          this.breaks(where, `${key(parameter)}: ${part} changed from ${shown(parameter[part])} to ${shown(other[part])}`)
        }
        this.schema(`${where} ${key(parameter)}`, parameter.schema, other.schema, 'request')
      }
    }
    for (const parameter of freshes) {
      if (parameter.required && !olds.some((p) => key(p) === key(parameter))) {
        this.breaks(where, `${key(parameter)} added and required`)
      }
    }
  }

  request(where, old, fresh) {
    if (!old && fresh?.required) this.breaks(where, 'request body added and required')
    if (!old) return
    if (!fresh) return this.breaks(where, 'request body removed')
    if (fresh.required && !old.required) this.breaks(where, 'request body is required now')
    this.content(`${where} request`, old.content, fresh.content, 'request')
  }

  answer(where, old, fresh) {
    for (const [header, { schema }] of Object.entries(old?.headers ?? {})) {
      if (!fresh?.headers?.[header]) this.breaks(where, `header ${header} removed`)
      else this.schema(`${where} header ${header}`, schema, fresh.headers[header].schema, 'answer')
    }
    this.content(where, old?.content, fresh?.content, 'answer')
  }

  content(where, old = {}, fresh = {}, side) {
    for (const [type, media] of Object.entries(old)) {
      if (!fresh[type]) this.breaks(where, `${type} removed`)
      else this.schema(where, media.schema, fresh[type].schema, side)
    }
  }

  /** Side "request": what clients send must still be taken. Side "answer": what they get must still be understood. */
  schema(where, oldOrRef, freshOrRef, side) {
    if (!oldOrRef && !freshOrRef) return
    if (!oldOrRef || !freshOrRef) return this.breaks(where, oldOrRef ? 'schema removed' : 'schema added')
    const pair = `${side} ${oldOrRef.$ref} ${freshOrRef.$ref}`
    if (oldOrRef.$ref && freshOrRef.$ref) {
      if (this.compared.has(pair)) return
      this.compared.add(pair)
    }
    const old = resolve(this.before, oldOrRef)
    const fresh = resolve(this.now, freshOrRef)
    const place = named(where, oldOrRef)
    this.types(place, old, fresh, side)
    this.values(place, old, fresh, side)
    if (side === 'request') this.limits(place, old, fresh)
    if (side === 'request' && old.default !== undefined && !same(old.default, fresh.default)) {
      this.bears(place, `default changed from ${shown(old.default)} to ${shown(fresh.default)}`)
    }
    if (side === 'answer' && isSchema(old.additionalProperties) && fresh.additionalProperties === false) {
      this.breaks(place, 'further properties removed')
    }
    this.properties(place, old, fresh, side)
    if (old.items || fresh.items) this.schema(`${place}[]`, old.items ?? {}, fresh.items ?? {}, side)
    if (isSchema(old.additionalProperties) && isSchema(fresh.additionalProperties)) {
      this.schema(`${place}.*`, old.additionalProperties, fresh.additionalProperties, side)
    }
    for (const keyword of COMPOSED) {
      if (!same(old[keyword], fresh[keyword])) this.breaks(place, `${keyword} changed`)
    }
  }

  types(place, old, fresh, side) {
    const [wide, narrow] = side === 'request' ? [fresh, old] : [old, fresh]
    const given = typesOf(wide)
    const lost = given.length === 0 ? [] : typesOf(narrow).filter((t) => !fits(t, given))
    if (lost.length || (given.length && !typesOf(narrow).length)) {
      this.breaks(place, `type changed from ${shown(old.type)} to ${shown(fresh.type)}`)
    }
    if (old.format !== fresh.format) {
      this.breaks(place, `format changed from ${shown(old.format)} to ${shown(fresh.format)}`)
    }
  }

  values(place, old, fresh, side) {
    if (side === 'request') {
      if (!fresh.enum) return
      const lost = (old.enum ?? []).filter((value) => !fresh.enum.includes(value))
      if (!old.enum) this.breaks(place, `takes only ${fresh.enum.join(', ')} now`)
      else if (lost.length) this.breaks(place, `no longer takes ${lost.join(', ')}`)
    } else if (old.enum) {
      const added = (fresh.enum ?? ['any value']).filter((value) => !old.enum.includes(value))
      if (added.length) this.bears(place, `may also be ${added.join(', ')}`)
    }
  }

  limits(place, old, fresh) {
    for (const limit of UPPER) {
      if (fresh[limit] !== undefined && !(old[limit] <= fresh[limit])) this.tightened(place, limit, old, fresh)
    }
    for (const limit of LOWER) {
      const free = old[limit] === undefined && limit.endsWith('s') && fresh[limit] === 0
      const none = old[limit] === undefined && limit === 'minLength' && fresh[limit] === 0
      if (fresh[limit] !== undefined && !free && !none && !(old[limit] >= fresh[limit])) {
        this.tightened(place, limit, old, fresh)
      }
    }
    if (fresh.pattern !== undefined && anchored(fresh.pattern) !== anchored(old.pattern)) this.tightened(place, 'pattern', old, fresh)
    if (fresh.uniqueItems && !old.uniqueItems) this.tightened(place, 'uniqueItems', old, fresh)
    if (fresh.additionalProperties === false && old.additionalProperties !== false) {
      this.breaks(place, 'takes no further properties now')
    }
  }

  tightened(place, limit, old, fresh) {
    this.breaks(place, `${limit} tightened from ${shown(old[limit])} to ${shown(fresh[limit])}`)
  }

  properties(place, old, fresh, side) {
    for (const [name, property] of Object.entries(old.properties ?? {})) {
      const other = fresh.properties?.[name]
      if (other) this.schema(`${place}.${name}`, property, other, side)
      else if (!isSchema(fresh.additionalProperties)) this.breaks(place, `property ${name} removed`)
    }
    const before = old.required ?? []
    const now = fresh.required ?? []
    if (side === 'request') {
      for (const name of now.filter((n) => !before.includes(n))) this.breaks(place, `property ${name} is required now`)
    } else {
      for (const name of before.filter((n) => !now.includes(n) && fresh.properties?.[n])) {
        this.breaks(place, `property ${name} may be absent now`)
      }
    }
  }
}
