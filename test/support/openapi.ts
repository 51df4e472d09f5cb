import { type Schema as JsonSchema, Validator } from '@cfworker/json-schema'
import fc from 'fast-check'

export type Schema = {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  maxItems?: number
}
type Parameter = { name: string; in: string; required?: boolean; schema: Schema }
export type Operation = {
  'x-access': string
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
  responses: Record<string, { content: { 'application/json'?: { schema: Schema } } }>
}
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const STRANGE = [
  ...['', ' ', '\u0000', '\ud800', '‮', '🍜'.repeat(50), 'null', '<script>', "'; drop table people; --"],
  ...[0, -1, 1e308, 0.1, Number.MAX_SAFE_INTEGER, true, null, [], {}, [[]], { __proto__: null }],
]

/** Values by a schema of the document, `known` ones for the ids they fit, and now and then something strange instead. */
export const valuesOf = ({ components }: OpenApi, known: string[], strangeness: number) => {
  const strange = fc.constantFrom(...STRANGE)
  const odd = (value: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 100 - strangeness, arbitrary: value }, { weight: strangeness, arbitrary: strange })

  const follow = (schema: Schema): Schema =>
    schema.$ref ? follow(components.schemas[schema.$ref.replace(/^.*\//, '')] ?? {}) : schema

  const madeOf = (reference: Schema): fc.Arbitrary<unknown> => {
    const schema = follow(reference)
    if (schema.const !== undefined) return odd(fc.constant(schema.const))
    if (schema.enum) return odd(fc.constantFrom(...schema.enum))
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(madeOf))
    switch (schema.type) {
      case 'object':
        return odd(objectOf(schema))
      case 'array':
        return odd(fc.array(madeOf(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 5, 5) }))
      case 'boolean':
        return odd(fc.boolean())
      case 'integer':
        return odd(fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000 }))
      case 'number':
        return odd(fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true }))
      case 'string':
        return odd(stringOf(schema))
      default:
        return strange
    }
  }

  const objectOf = ({ properties = {}, required = [] }: Schema) =>
    fc.record(Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, madeOf(inner)])), {
      requiredKeys: required,
    })

  const stringOf = ({ pattern, format }: Schema): fc.Arbitrary<string> => {
    if (format === 'date') return fc.constantFrom('2026-11-27', '2026-11-25', '2024-02-29', '1970-01-01')
    if (format === 'date-time')
      return fc.constantFrom('2026-11-27T10:30:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z')
    if (format === 'uuid') return fc.uuid()
    if (!pattern) return fc.string({ maxLength: 60 })
    const fitting = known.filter((id) => new RegExp(pattern, 'u').test(id))
    // The generator knows no classes of Unicode.
    if (/\\p|\\u/.test(pattern)) return fc.constantFrom('滨江', '靠窗', 'A1', '', 'x'.repeat(30))
    const made = fc.stringMatching(new RegExp(pattern))
    return fitting.length === 0 ? made : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, made)
  }
  return madeOf
}

/** Says of an answer whether it is what the document promises for its status. */
export const createChecker = (document: OpenApi) => {
  const compiled = new Map<string, Validator>()
  return (path: string, method: string, status: number, body: unknown): string | null => {
    const responses = document.paths[path]?.[method]?.responses ?? {}
    const promised = responses[status] ?? responses.default
    const name = `${method} ${path} ${status}`
    const schema = { components: document.components, ...promised?.content['application/json']?.schema }
    const validator = compiled.get(name) ?? new Validator(schema as JsonSchema, '2020-12', false)
    compiled.set(name, validator)
    const { valid, errors } = validator.validate(body)
    return valid
      ? null
      : errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`).join('; ')
  }
}
