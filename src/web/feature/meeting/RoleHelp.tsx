import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import type { NamedRole } from '#domain/preparation/suitability.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { useAddAttendee } from './api.ts'
import { rolesQuery } from './people-api.ts'

/** While a role is open: who could take it, best first, one tap each (S0-47). */
export function Suggested({
  meeting,
  of,
  onChoose,
}: {
  meeting: MeetingView
  of: NamedRole
  onChoose: (person: PersonRef) => void
}): ReactNode {
  const text = useText()
  const { data } = useQuery({ ...rolesQuery(meeting.id), enabled: meeting[of] === null })
  const people = data?.items.find((one) => one.role === of)?.people.slice(0, 3) ?? []
  if (meeting[of] !== null || people.length === 0) return null
  return (
    <p className="line small suggested">
      <span className="faint">{text('meeting.people.suggest')}</span>
      {people.map(({ person, because, isHead }) => {
        const why = [
          ...because.map((tag) => text(`enum.suitability.${tag}`)),
          ...(isHead ? [text('meeting.people.suggestHead')] : []),
        ].join(text('common.join'))
        return (
          <Button key={person.id} kind="quiet" small title={why} onClick={() => onChoose(person)}>
            {person.name}
            {why !== '' && <span className="faint"> {why}</span>}
          </Button>
        )
      })}
    </p>
  )
}

/** Departments that nobody with a say comes for, and whom to invite (S2-15). */
export function Unrepresented({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const { data } = useQuery(rolesQuery(meeting.id))
  const add = useAddAttendee(meeting.id)
  if (data === undefined || data.unrepresented.length === 0) return null
  return (
    <ul className="small unrepresented">
      {data.unrepresented.map(({ department, people }) => (
        <li key={department.id} className="line">
          <span className="quiet">
            {text('meeting.people.unrepresented', { department: department.name })}
          </span>
          {people.map((person) => (
            <Button
              key={person.id}
              kind="quiet"
              small
              icon="plus"
              busy={add.isPending && add.variables.personId === person.id}
              onClick={() => add.mutate({ personId: person.id, kind: 'core', coreRole: 'decider' })}
            >
              {text('meeting.people.invite', { name: person.name })}
            </Button>
          ))}
        </li>
      ))}
      <ErrorLine error={add.error} />
    </ul>
  )
}
