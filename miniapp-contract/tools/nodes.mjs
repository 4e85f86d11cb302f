// Small questions about parts of a contract.

/** An operation with the parameters that its path gives to all methods. */
export function withShared(item, method) {
  return { ...item[method], parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])] }
}

export function resolve(contract, node) {
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
export function named(where, schema) {
  return schema.$ref ? `${where} (${schema.$ref.split('/').pop()})` : where
}

export function typesOf(schema) {
  return schema.type === undefined ? [] : [schema.type].flat()
}

export function fits(type, types) {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

/** Whether nobody has to be known. */
export function isOpen({ security }) {
  return !security || security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0)
}

/** 1.0.0 was released without the anchors, though the server always wanted the whole text to fit. */
export function anchored(pattern) {
  return pattern === undefined || pattern === '\\S' || pattern.startsWith('^') ? pattern : `^(?:${pattern})$`
}

export function isSchema(node) {
  return typeof node === 'object' && node !== null
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function shown(value) {
  return value === undefined ? 'none' : JSON.stringify(value)
}
