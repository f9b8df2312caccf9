import { useMemo } from 'react'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { readSearchLine, type SearchPiece } from '#domain/register/search-line.ts'
import type { SaidOn } from '#domain/smart/due-date.ts'
import type { Filters } from '#web/lib/address.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useMe } from '#web/lib/session.ts'
import { askOf, type RegisterAsk } from './ask.ts'
import { withLine } from './line-ask.ts'
import { useNames } from './names.ts'

/** Today and the working days, once they are known; the day changes at midnight, not with every tick. */
export function useSaidOn(): SaidOn | undefined {
  const { now, zone } = useReading()
  const calendar = useWorkCalendar()
  const today = civilDateOf(now, zone)
  return useMemo(() => calendar && { today, calendar }, [today, calendar])
}

/** A search line as it was read, and what its names mean. */
export function useSearchLine(line: string) {
  const said = useSaidOn()
  const pieces = useMemo<readonly SearchPiece[]>(() => (said ? readSearchLine(line, said) : []), [line, said])
  const people = useMemo(() => namesOf(pieces, 'person'), [pieces])
  const departments = useMemo(() => namesOf(pieces, 'department'), [pieces])
  const meant = useNames(people, departments)
  return { pieces, meant, isRead: said !== undefined }
}

function namesOf(pieces: readonly SearchPiece[], kind: 'person' | 'department'): string[] {
  return [...new Set(pieces.flatMap((piece) => (piece.kind === kind ? [piece.name] : [])))]
}

/** All that the address asks for, line included; undefined while a name is being looked up. */
export function useAsk(filters: Filters): RegisterAsk | undefined {
  const me = useMe()
  const line = filters.q ?? ''
  const { pieces, meant, isRead } = useSearchLine(line)
  return useMemo(() => {
    const ask = askOf(filters)
    if (line.trim() === '') return ask
    return isRead ? withLine(ask, pieces, meant, me.id, filters.view !== undefined) : undefined
  }, [filters, line, pieces, meant, isRead, me.id])
}
