import { queryOptions } from '@tanstack/react-query'
import * as contract from '#contract/preparation.ts'
import { call } from '#web/lib/api.ts'

/** Contacts of the people invited, and for whoever prepares the meeting who has opened what. */
export function sheetQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'preparation', id, 'sheet'] as const,
    queryFn: ({ signal }) => call(contract.getAttendeeSheet, { params: { id }, signal }),
  })
}

/** Who could take which role; asked for while a role is open. */
export function rolesQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'preparation', id, 'roles'] as const,
    queryFn: ({ signal }) => call(contract.suggestRoles, { params: { id }, signal }),
  })
}
