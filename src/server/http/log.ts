import type { FastifyBaseLogger } from 'fastify'

const severity = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 } as const
export type LogLevel = keyof typeof severity

/**
 * One line of JSON an event: time, level, message, and what was bound or passed. Errors keep their
 * stack, their cause and the fields PostgreSQL adds. `write` is where the line goes.
 */
export function makeLog(
  level: LogLevel = 'info',
  write: (line: string) => void = (line) => process.stderr.write(line),
  bound: Readonly<Record<string, unknown>> = {},
): FastifyBaseLogger {
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (first: unknown, second?: unknown): void => {
      if (severity[name] < severity[level]) return
      const told = typeof first === 'string' ? { msg: first } : { ...facts(first), ...message(second) }
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, ...bound, ...told })}\n`)
    }
  return {
    level,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: () => {},
    child: (more: Record<string, unknown>) => makeLog(level, write, { ...bound, ...plain(more) }),
  } as FastifyBaseLogger
}

function message(text: unknown): { msg?: string } {
  return typeof text === 'string' ? { msg: text } : {}
}

function facts(told: unknown): Record<string, unknown> {
  if (told instanceof Error) return { err: errorFacts(told) }
  return typeof told === 'object' && told !== null ? plain(told as Record<string, unknown>) : { told }
}

/** Requests and replies are huge and circular: of them only what one looks for in a log. */
function plain(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      if (value instanceof Error) return [key, errorFacts(value)]
      if (key === 'req') {
        const { method, url } = value as { method?: string; url?: string }
        return [key, { method, url }]
      }
      if (key === 'res') return [key, { statusCode: (value as { statusCode?: number }).statusCode }]
      return [key, value]
    }),
  )
}

function errorFacts(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error
  const { code, constraint, table, detail } = error as Error & Record<string, unknown>
  return {
    name,
    message,
    stack,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(typeof detail === 'string' && { detail }),
    ...(cause !== undefined && { cause: cause instanceof Error ? errorFacts(cause) : cause }),
  }
}
