import type { ReactNode } from 'react'
import type { PersonView } from '#contract/organisation.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

/** Everybody; `onEdit` only for those who may. */
export function PeopleTable({
  people,
  onEdit,
  onInvite,
}: {
  people: readonly PersonView[]
  onEdit?: (person: PersonView) => void
  onInvite?: (person: PersonView) => void
}): ReactNode {
  const text = useText()
  return (
    <RowTable
      label={text('organisation.people.title')}
      rows={people}
      keyOf={({ id }) => id}
      isMuted={({ state }) => state === 'disabled'}
      columns={[
        {
          key: 'name',
          head: text('organisation.people.name'),
          cell: (person) =>
            onEdit ? (
              <button
                type="button"
                className="row-link row-button"
                data-row=""
                onClick={() => onEdit(person)}
              >
                {person.name}
              </button>
            ) : (
              <strong>{person.name}</strong>
            ),
        },
        {
          key: 'department',
          head: text('organisation.people.department'),
          cell: ({ departments }) => departments.map(({ name }) => name).join(text('common.join')),
        },
        { key: 'post', head: text('organisation.people.jobTitle'), cell: ({ jobTitle }) => jobTitle },
        {
          key: 'email',
          head: text('organisation.people.email'),
          wideOnly: true,
          cell: ({ email }) => <span className="quiet">{email}</span>,
        },
        {
          key: 'rights',
          head: text('organisation.people.rights'),
          cell: ({ isAdmin, isSupervisor, isCoordinator }) =>
            [
              isAdmin && text('enum.role.admin'),
              isSupervisor && text('enum.role.supervisor'),
              isCoordinator && text('enum.role.coordinator'),
            ]
              .filter(Boolean)
              .join(text('common.join')),
        },
        {
          key: 'state',
          head: text('organisation.people.state'),
          cell: ({ state }) => <StateMark kind="personState" state={state} />,
        },
        ...(onInvite
          ? [
              {
                key: 'invite',
                head: '',
                align: 'end' as const,
                cell: (person: PersonView) =>
                  person.state === 'invited' && (
                    <Button small kind="quiet" onClick={() => onInvite(person)}>
                      {text('organisation.people.invite')}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
