import { z } from 'zod'
import { locales } from '#domain/person/locale.ts'
import { Done, Id, Instant, PersonRef, RequiredLine } from './common.ts'
import { endpoint } from './endpoint.ts'

const Password = z.string().min(10).max(200)
const Email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())

export const Me = PersonRef.extend({
  email: z.string(),
  locale: z.enum(locales),
  theme: z.enum(['auto', 'light', 'dark']),
  mailNotices: z.boolean(),
  isAdmin: z.boolean(),
  isSupervisor: z.boolean(),
  /** Departments this person heads, deputises for or is vice president of. */
  headsDepartmentIds: z.array(Id),
})
export type Me = z.infer<typeof Me>

export const SessionView = z.object({
  /** Null: nobody is signed in. */
  me: Me.nullable(),
  organisation: z
    .object({ name: z.string(), timeZone: z.string(), locale: z.enum(locales), isDemo: z.boolean() })
    .nullable(),
  /** `new`: nobody has set the product up yet. */
  setup: z.enum(['new', 'ready']),
  unread: z.int(),
})
export type SessionView = z.infer<typeof SessionView>

export const getSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in, and whether the product has been set up',
  access: { rule: 'open' },
  reply: SessionView,
})

export const setUp = endpoint({
  method: 'POST',
  path: '/api/v1/setup',
  summary: 'First start: load the demo organisation, or create an empty one with its first administrator',
  access: { rule: 'open' },
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('demo') }),
    z.object({
      kind: z.literal('clean'),
      organisationName: RequiredLine,
      name: RequiredLine,
      email: Email,
      password: Password,
      locale: z.enum(locales).default('zh-CN'),
    }),
  ]),
  reply: SessionView,
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with e-mail and password',
  access: { rule: 'open' },
  body: z.object({ email: Email, password: z.string().min(1).max(200) }),
  reply: SessionView,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out; this session ends at once',
  access: { rule: 'signedIn' },
  reply: Done,
})

export const listDemoPeople = endpoint({
  method: 'GET',
  path: '/api/v1/session/demo-people',
  summary: 'The people of the demo organisation to step into; empty in a real one',
  access: { rule: 'open' },
  reply: z.object({ items: z.array(PersonRef.extend({ roles: z.array(z.string()) })) }),
})

export const switchPerson = endpoint({
  method: 'POST',
  path: '/api/v1/session/switch',
  summary: 'Demo organisation only: become another of its people',
  access: { rule: 'open' },
  body: z.object({ personId: Id }),
  reply: SessionView,
})

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'Where I am signed in',
  access: { rule: 'signedIn' },
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        createdAt: Instant,
        expiresAt: Instant,
        ipAddress: z.string(),
        userAgent: z.string(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
})

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/api/v1/sessions/:id',
  summary: 'End one of my sessions at once',
  access: { rule: 'signedIn' },
  params: z.object({ id: z.string().max(100) }),
  reply: Done,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/v1/session/password',
  summary: 'Change my password; my other sessions end',
  access: { rule: 'signedIn' },
  body: z.object({ currentPassword: z.string().min(1).max(200), newPassword: Password }),
  reply: Done,
})

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/v1/session/me',
  summary: 'My language, appearance and mail notices',
  access: { rule: 'signedIn' },
  body: z.object({
    locale: z.enum(locales).optional(),
    theme: z.enum(['auto', 'light', 'dark']).optional(),
    mailNotices: z.boolean().optional(),
  }),
  reply: Me,
})

export const getInvitation = endpoint({
  method: 'GET',
  path: '/api/v1/invitations/:token',
  summary: 'Whom an invitation link is for',
  access: { rule: 'open' },
  params: z.object({ token: z.string().min(20).max(200) }),
  reply: z.object({ name: z.string(), email: z.string(), organisationName: z.string(), expiresAt: Instant }),
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:token',
  summary: 'Choose a password and sign in for the first time',
  access: { rule: 'open' },
  params: z.object({ token: z.string().min(20).max(200) }),
  body: z.object({ password: Password }),
  reply: SessionView,
})
