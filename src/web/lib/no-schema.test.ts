import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from './no-schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: it stands for every kind of schema
const schema = z as any

it('takes whatever contracts make of schemas', () => {
  const Line = schema.string().trim().max(200)
  const Shape = schema.object({
    line: Line.default(''),
    ...Line.shape,
    kinds: schema.array(schema.enum(['a'])),
  })
  expect([...Shape.shape.kinds.options]).toEqual([])
  expect({ ...Shape.extend({}).shape }).toEqual({})
})

it.each(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])('never pretends to %s', (act) => {
  expect(() => schema.object({})[act]({})).toThrow(/in the browser/)
})

it('is asked by nobody in the web app', () => {
  const asking = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('no-schema') && !name.includes('.test.'))
    .filter((name) =>
      /(?<!JSON|Date)\.(parse|safeParse)(Async)?\(|import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(
        readFileSync(join('src/web', name), 'utf8'),
      ),
    )
  expect(asking).toEqual([])
})
