import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionView } from '#contract/session.ts'
import * as contract from '#contract/session.ts'
import { type BodyOf, call } from '#web/lib/api.ts'
import { dropDraftsOfOthers } from '#web/lib/draft.ts'
import { restartEvents } from '#web/lib/events.ts'
import { enterSession, sessionQuery } from '#web/lib/session.ts'
import { speak } from '#web/lib/text.ts'
import { chooseTheme } from '#web/lib/theme.ts'

export const demoPeopleQuery = queryOptions({
  queryKey: ['session', 'demo-people'] as const,
  queryFn: ({ signal }) => call(contract.listDemoPeople, { signal }),
})

export const sessionsQuery = queryOptions({
  queryKey: ['my-sessions'] as const,
  queryFn: ({ signal }) => call(contract.listSessions, { signal }),
})

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['session', 'invitation', token] as const,
    queryFn: ({ signal }) => call(contract.getInvitation, { params: { token }, signal }),
    retry: false,
  })
}

/** What follows whoever comes in: their language, their theme, their streams; what others left unsaved goes. */
function useEntering() {
  const cache = useQueryClient()
  return async (session: SessionView) => {
    if (session.me !== null) {
      dropDraftsOfOthers(sessionStorage, session.me.id)
      chooseTheme(session.me.theme)
      localStorage.setItem('bihuan.locale', session.me.locale)
      await speak(session.me.locale)
    }
    const isAnother = cache.getQueryData(sessionQuery.queryKey)?.me?.id !== session.me?.id
    enterSession(cache, session)
    if (isAnother) restartEvents()
  }
}

export function useSetUp() {
  const enter = useEntering()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.setUp>) => call(contract.setUp, { body }),
    onSuccess: enter,
  })
}

export function useSignIn() {
  const enter = useEntering()
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(contract.signIn, { body }),
    onSuccess: enter,
  })
}

export function useSwitchPerson() {
  const enter = useEntering()
  return useMutation({
    mutationFn: (personId: string) => call(contract.switchPerson, { body: { personId } }),
    onSuccess: enter,
  })
}

export function useAcceptInvitation(token: string) {
  const enter = useEntering()
  return useMutation({
    mutationFn: (password: string) =>
      call(contract.acceptInvitation, { params: { token }, body: { password } }),
    onSuccess: enter,
  })
}

/** A full reload afterwards: nothing of the person stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => call(contract.signOut),
    onSuccess: () => {
      dropDraftsOfOthers(sessionStorage, '')
      location.assign('/sign-in')
    },
  })
}

export function useUpdateMe() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      locale?: 'zh-CN' | 'zh-TW' | 'en'
      theme?: 'auto' | 'light' | 'dark'
      mailNotices?: boolean
    }) => call(contract.updateMe, { body }),
    onMutate: async ({ locale, theme }) => {
      // What one sees changes at once; the server only has to remember it.
      if (theme) chooseTheme(theme)
      if (locale) {
        localStorage.setItem('bihuan.locale', locale)
        await speak(locale)
      }
    },
    onSuccess: (me) => cache.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, me }),
  })
}

export function useChangePassword() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      call(contract.changePassword, { body }),
    onSuccess: () => cache.invalidateQueries(sessionsQuery),
  })
}

export function useRevokeSession() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.revokeSession, { params: { id } }),
    onSuccess: () => cache.invalidateQueries(sessionsQuery),
  })
}
