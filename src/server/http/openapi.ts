import { z } from 'zod'
import type { Access, Endpoint, Schema } from '#contract/endpoint.ts'
import { statusOf } from './errors.ts'
import { whole } from './schema.ts'

type Json = Record<string, unknown>

/** The whole API as OpenAPI 3.1, made of the contracts that are mounted: it cannot fall behind them. */
export function openApiOf(endpoints: readonly Endpoint[], server: { url: string; version: string }): Json {
  const paths: Record<string, Json> = {}
  for (const one of endpoints) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bihuan 闭环',
      version: server.version,
      description:
        'Cross-department meetings that end in accepted work. Every refusal is a Problem: `reason` is a stable key. ' +
        'Lists page by `cursor`; a POST with an `Idempotency-Key` header happens once.',
    },
    servers: [{ url: server.url }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'bihuan.session_token' } },
    },
  }
}

function operation(one: Endpoint): Json {
  const [, , , noun = 'api'] = one.path.split('/')
  return {
    operationId: operationId(one),
    summary: one.summary,
    description: accessSentence(one.access),
    tags: [noun],
    security: one.access.rule === 'open' ? [] : [{ session: [] }],
    ...parameters(one),
    ...requestBody(one),
    responses: responses(one),
  }
}

/** `POST /api/v1/tasks/:id/accept` → `postTasksByIdAccept`: unique, because method and path are. */
function operationId({ method, path }: Endpoint): string {
  const words = path
    .replace('/api/v1/', '')
    .split(/[/-]/)
    .map((word) => (word.startsWith(':') ? `By${upper(word.slice(1))}` : upper(word)))
  return method.toLowerCase() + words.join('')
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function accessSentence(access: Access): string {
  switch (access.rule) {
    case 'open':
      return 'No sign-in needed.'
    case 'signedIn':
      return 'Everybody signed in; what comes back is what they may see.'
    case 'admin':
      return 'Administrators.'
    case 'sees':
      return `Whoever may see the ${access.noun} \`${access.by}\`; for others it does not exist.`
    case 'may':
      return `Whoever sees the ${access.noun} \`${access.by}\` and may ${access.action}.`
  }
}

function parameters(one: Endpoint): Json {
  const listed = [...fieldsOf(one.params, 'path'), ...fieldsOf(one.query, 'query')]
  if (one.method === 'POST' && one.form !== 'raw' && one.access.rule !== 'open') {
    listed.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
    })
  }
  return listed.length > 0 ? { parameters: listed } : {}
}

function fieldsOf(schema: Schema | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = inputSchema(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }))
}

function requestBody(one: Endpoint): Json {
  const content = {
    ...((one.form === 'multipart' || one.form === 'either') && {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary' } },
        },
      },
    }),
    ...(one.form !== 'multipart' &&
      one.body !== undefined && { 'application/json': { schema: inputSchema(one.body) } }),
  }
  return Object.keys(content).length > 0 ? { requestBody: { required: true, content } } : {}
}

function responses(one: Endpoint): Json {
  const given =
    one.form === 'raw'
      ? { description: 'The bytes', content: { 'application/octet-stream': {} } }
      : { description: 'Done', content: { 'application/json': { schema: outputSchema(one.reply) } } }
  return { 200: given, default: problemResponse }
}

function inputSchema(schema: Schema): Json {
  return bare(z.toJSONSchema(whole(schema), { io: 'input', unrepresentable: 'any' }))
}

function outputSchema(schema: Schema): Json {
  return bare(z.toJSONSchema(whole(schema), { io: 'output', unrepresentable: 'any' }))
}

function bare(schema: object): Json {
  const { $schema: _dialect, ...rest } = schema as Json
  return rest
}

const problemResponse = {
  description: 'A refusal; the status follows from `kind`.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const problemSchema = {
  type: 'object',
  required: ['kind', 'reason', 'params', 'issues'],
  properties: {
    kind: { type: 'string', enum: Object.keys(statusOf) },
    reason: { type: 'string', description: 'A stable key, such as `task.notYours`.' },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'reason'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          reason: { type: 'string' },
          params: { type: 'object' },
        },
      },
    },
    detail: { description: 'What the reader needs to go on, such as both texts of an edit conflict.' },
    requestId: { type: 'string' },
  },
}
