// What a client of the released contract would stumble over in the present one.
//
// No library does it for OpenAPI 3.1 today: openapi-diff reports no change at all where a type changes (its issues 745
// and 910), openapi-changes and oasdiff are programs that no npm registry carries. Our contract has no composed schemas,
// which keeps this short.

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']
const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties']
const COMPOSED = ['allOf', 'anyOf', 'oneOf', 'not', 'const', 'multipleOf', 'prefixItems']

/**
 * @param {object} before the released contract, parsed
 * @param {object} now the present one
 * @returns {{breaking: string[], notable: string[]}} each change in words, with its place. Notable is what clients must
 *   bear: a further value of an enum in an answer.
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

  paths() {
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
    this.access(where, old['x-access'], fresh['x-access'])
    this.parameters(where, old, fresh)
    this.request(where, resolve(this.before, old.requestBody), resolve(this.now, fresh.requestBody))
    for (const [status, answer] of Object.entries(old.responses ?? {})) {
      if (!fresh.responses?.[status]) this.breaks(where, `answer ${status} removed`)
      else this.answer(`${where} answer ${status}`, resolve(this.before, answer), resolve(this.now, fresh.responses[status]))
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
    for (const header of Object.keys(old?.headers ?? {})) {
      if (!fresh?.headers?.[header]) this.breaks(where, `header ${header} removed`)
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
      if (added.length) this.found.notable.push(`${place}: may also be ${added.join(', ')}`)
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
    if (fresh.pattern !== undefined && fresh.pattern !== old.pattern) this.tightened(place, 'pattern', old, fresh)
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

/** An operation with the parameters that its path gives to all methods. */
function withShared(item, method) {
  return { ...item[method], parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])] }
}

function resolve(contract, node) {
  let found = node
  while (found?.$ref) {
    found = found.$ref
      .split('/')
      .slice(1)
      .reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], contract)
  }
  return found
}

/** A named schema is told by its name, once, not by each way that leads to it. */
function named(where, schema) {
  return schema.$ref ? `${where} (${schema.$ref.split('/').pop()})` : where
}

function typesOf(schema) {
  return schema.type === undefined ? [] : [schema.type].flat()
}

function fits(type, types) {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

function isSchema(node) {
  return typeof node === 'object' && node !== null
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}

function shown(value) {
  return value === undefined ? 'none' : JSON.stringify(value)
}
