import type { ReactNode } from 'react'
import { withoutPower } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import type { CharterView } from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

const fieldsOf = (charter: CharterView) => ({ members: charter.members })
type Member = CharterView['members'][number]

/** The group (S1-12, S1-16): five to eight core members, who of them can decide, who can carry out. */
export function Members({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({
    charter,
    name: 'members',
    fieldsOf,
    bodyOf: ({ members }) => ({
      members: members.map(({ person, department, ...flags }) => ({
        ...flags,
        personId: person.id,
        departmentId: department.id,
      })),
    }),
  })
  const { members } = part.value
  const canEdit = charter.can.includes('editMembers')
  const put = (id: string, change: Partial<Member>) =>
    part.change({ members: members.map((one) => (one.person.id === id ? { ...one, ...change } : one)) })
  const core = new Set(members.filter(({ isCore }) => isCore).map(({ person }) => person.id))
  if (charter.leader) core.add(charter.leader.id)
  const powerless = withoutPower(
    charter.participations.map(({ department }) => department.id),
    members.map((one) => ({ ...one, departmentId: one.department.id })),
  )
  const names = charter.participations
    .filter(({ department }) => powerless.includes(department.id))
    .map(({ department }) => department.name)
  const flags = ['isCore', 'hasDecisionPower', 'canExecute'] as const
  return (
    <div className="stack">
      <p className="small quiet">{text('charter.coreCount', { count: core.size })}</p>
      {members.length > 0 && (
        <ul className="charter-members">
          {members.map((member) => (
            <li key={member.person.id} className="charter-member">
              <span>
                {member.person.name} <span className="small quiet">{member.department.name}</span>{' '}
                <span className="small faint">{member.person.jobTitle}</span>
              </span>
              <span className="line">
                {flags.map((flag) => (
                  <CheckField
                    key={flag}
                    checked={member[flag]}
                    disabled={!canEdit}
                    onChange={(on) => put(member.person.id, { [flag]: on })}
                  >
                    {text(`charter.flag.${flag}`)}
                  </CheckField>
                ))}
                {canEdit && (
                  <Button
                    small
                    kind="quiet"
                    icon="cross"
                    aria-label={text('common.remove', { name: member.person.name })}
                    onClick={() =>
                      part.change({ members: members.filter(({ person }) => person.id !== member.person.id) })
                    }
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <FormField label={text('charter.addMember')}>
          <PersonPicker
            value={null}
            onChange={(person) => {
              if (person === null || members.some((one) => one.person.id === person.id)) return
              const home = charter.participations.find((one) => one.department.id === person.departmentId)
              const department =
                home?.department ?? charter.initiatingDepartment ?? charter.participations[0]?.department
              if (department === undefined) return
              const member = { person, department, isCore: true, hasDecisionPower: false, canExecute: true }
              part.change({ members: [...members, member] })
            }}
          />
        </FormField>
      )}
      {names.length > 0 && members.length > 0 && (
        <p className="small quiet">
          {text('charter.powerless', { departments: names.join(text('common.join')) })}
        </p>
      )}
      <PartState part={part} say={(fields) => fields.members.map(({ person }) => person.name).join('\n')} />
    </div>
  )
}
