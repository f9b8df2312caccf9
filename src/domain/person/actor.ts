import type { Locale } from './locale.ts'

/** Who is asking: a signed-in person with what the organisation chart makes of them. */
export interface Actor {
  readonly personId: string
  /** The departments this person belongs to. */
  readonly departmentIds: ReadonlySet<string>
  /** Departments this person heads, deputises for or is vice president of, and everything below them; all of them for the general manager. */
  readonly oversees: ReadonlySet<string>
  readonly isAdmin: boolean
  /** 督办专员: follows up across departments; sees what is internal, not what is secret. */
  readonly isSupervisor: boolean
  readonly locale: Locale
}
