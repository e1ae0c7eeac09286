/** The part of JSON schema in which our addresses say what they take. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly minItems?: number
}

/** Texts of every kind that our addresses know, tried in this order. */
const TEXTS = [
  ...['A-1-1', 'votes.0', 'E101', 'r1', 'told-1', '1', '2021-09-08', 'ar', 'c0123456789ab', 'a@example.org'],
  ...['d', 'm', 'n', ''].map((lead) => lead + '0'.repeat(16)),
  ...[10, 32, 43, 64, 86].map((length) => '0'.repeat(length)),
  ...['some words', '09:00', 'https://example.org/x', '+212600000000', '000000'],
]

/** Values that a schema takes: every kind of a union, each with all it may hold. */
export function samplesOf(schema: Schema): readonly unknown[] {
  if (schema.anyOf) return schema.anyOf.flatMap(samplesOf)
  if ('const' in schema) return [schema.const]
  if (schema.enum) return [schema.enum[0]]
  switch (schema.type) {
    case 'object':
      return objectsOf(schema)
    case 'array':
      return [Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => samplesOf(schema.items ?? {})[0])]
    case 'string':
      return [textOf(schema)]
    case 'integer':
    case 'number':
      return [schema.minimum ?? 1]
    case 'boolean':
      return [true]
    default:
      return ['anything']
  }
}

function objectsOf({ properties = {}, patternProperties = {} }: Schema): readonly unknown[] {
  const named = Object.entries(properties).map(([name, one]) => [name, samplesOf(one)] as const)
  const others = Object.entries(patternProperties).map(
    ([pattern, one]) => [textOf({ pattern }), samplesOf(one)] as const,
  )
  const members = [...named, ...others]
  const most = Math.max(1, ...members.map(([, samples]) => samples.length))
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(members.map(([name, samples]) => [name, samples[i % samples.length]])),
  )
}

function textOf({ pattern, minLength = 0 }: Schema): string {
  const fits = new RegExp(pattern ?? '', 'u')
  return TEXTS.find((text) => fits.test(text) && text.length >= minLength) ?? 'x'.repeat(Math.max(1, minLength))
}

/** One way for each value inside `sample`, the whole included, to make a copy in which something else stands there. */
export function leavesOf(sample: unknown): readonly ((odd: unknown) => unknown)[] {
  const whole = (odd: unknown) => odd
  if (Array.isArray(sample)) {
    const inside = leavesOf(sample[0]).map((replace) => (odd: unknown) => [replace(odd), ...sample.slice(1)])
    return [whole, ...inside]
  }
  if (typeof sample !== 'object' || sample === null) return [whole]
  const inside = Object.entries(sample).flatMap(([name, value]) =>
    leavesOf(value).map((replace) => (odd: unknown) => ({ ...sample, [name]: replace(odd) })),
  )
  return [whole, ...inside, (odd) => ({ ...sample, unknownMember: odd })]
}
