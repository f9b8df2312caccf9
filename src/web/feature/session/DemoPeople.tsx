import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { demoPeopleQuery, useSwitchPerson } from './api.ts'
import './session.css'

/** The people of the demo organisation with their posts; a click, and one is that person. */
export function DemoPeople({ onDone }: { onDone: () => void }): ReactNode {
  const text = useText()
  const people = useQuery(demoPeopleQuery)
  const become = useSwitchPerson()
  return (
    <Faces query={people}>
      {({ items }) => (
        <>
          <ErrorLine error={become.error} />
          <ul className="demo-people">
            {items.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  className="demo-person"
                  disabled={become.isPending}
                  onClick={() => become.mutate(person.id, { onSuccess: onDone })}
                >
                  <span className="demo-name serif">{person.name}</span>
                  <span className="small quiet">
                    {[person.departmentName, person.jobTitle].filter(Boolean).join(' · ')}
                  </span>
                  {person.roles.length > 0 && (
                    <span className="small faint">
                      {person.roles.map((role) => text(`enum.role.${role}`)).join(text('common.join'))}
                    </span>
                  )}
                  <Icon name="right" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Faces>
  )
}
