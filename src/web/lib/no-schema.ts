/**
 * Stands in for zod where contracts are loaded by the browser: whatever is asked of it is itself again. The
 * server checks what it takes and what it answers; the browser only reads addresses and types, and making
 * two thousand schemas that nobody asks took a fifth of every start (docs/decisions/011).
 */
const asked = new Set<PropertyKey>(['parse', 'parseAsync', 'safeParse', 'safeParseAsync'])

const nothing: unknown = new Proxy(() => nothing, {
  get: (_target, key) => {
    if (asked.has(key))
      throw new Error(`A schema is asked to ${String(key)} in the browser, where there is none.`)
    return nothing
  },
})

export { nothing as z }
