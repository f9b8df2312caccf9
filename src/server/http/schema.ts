import type { z } from 'zod'
import type { Schema } from '#contract/endpoint.ts'

/** The whole schema: contracts are written with zod, their types only say what goes in and comes out. */
export function whole<S extends Schema | undefined>(
  schema: S,
): undefined extends S ? z.ZodType | undefined : z.ZodType {
  return schema as unknown as z.ZodType
}
