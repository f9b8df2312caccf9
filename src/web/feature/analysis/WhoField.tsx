import type { ReactNode } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { useNames } from './ReviewContext.tsx'
import type { ImportWho } from './review.ts'

const nobody: ImportWho = { personId: null, departmentId: null, written: '' }

/** A person, a department, or both; who is not known here stays in the words of the text. */
export function WhoField({
  label,
  value,
  onChange,
  autoFocus = false,
  issue,
}: {
  label: string
  value: ImportWho | null
  onChange: (who: ImportWho | null) => void
  autoFocus?: boolean
  issue?: string | undefined
}): ReactNode {
  const text = useText()
  const { refs } = useNames()
  const who = value ?? nobody
  const person = who.personId === null ? null : (refs.people.get(who.personId) ?? null)
  const department = who.departmentId === null ? null : (refs.departments.get(who.departmentId) ?? null)
  const put = (next: ImportWho) =>
    onChange(next.personId === null && next.departmentId === null && next.written === '' ? null : next)

  function pickPerson(picked: PersonRef | null) {
    if (picked === null) return put({ ...who, personId: null })
    const { departmentId, departmentName } = picked
    const home =
      departmentId !== null && departmentName !== null ? [{ id: departmentId, name: departmentName }] : []
    refs.know({ people: [picked], departments: home })
    put({ personId: picked.id, departmentId, written: who.written })
  }
  return (
    <div className="who-field">
      <FormField
        label={label}
        issue={issue}
        hint={
          who.written !== '' && person === null
            ? text('imports.who.written', { words: who.written })
            : undefined
        }
      >
        <PersonPicker value={person} onChange={pickPerson} autoFocus={autoFocus} />
      </FormField>
      <FormField label={text('imports.who.department')}>
        <DepartmentPicker
          value={department}
          onChange={(picked) => {
            if (picked !== null) refs.know({ departments: [picked] })
            put({ ...who, departmentId: picked?.id ?? null })
          }}
        />
      </FormField>
    </div>
  )
}

/** Those who help: people and departments. Names that stand for nobody here are kept beside them. */
export function HelpersField({
  value,
  onChange,
}: {
  value: readonly ImportWho[]
  onChange: (all: ImportWho[]) => void
}): ReactNode {
  const text = useText()
  const { refs } = useNames()
  const people = value.flatMap(({ personId }) => (personId && refs.people.get(personId)) || [])
  const places = value.flatMap(({ personId, departmentId }) =>
    personId === null && departmentId !== null ? (refs.departments.get(departmentId) ?? []) : [],
  )
  const rest = value.filter(({ personId, departmentId }) => personId === null && departmentId === null)

  function put(nextPeople: readonly PersonRef[], nextPlaces: readonly DepartmentRef[]) {
    refs.know({ people: nextPeople, departments: nextPlaces })
    const known = (test: (who: ImportWho) => boolean, otherwise: ImportWho) => value.find(test) ?? otherwise
    onChange([
      ...nextPeople.map(({ id, departmentId }) =>
        known(({ personId }) => personId === id, { personId: id, departmentId, written: '' }),
      ),
      ...nextPlaces.map(({ id }) =>
        known(({ personId, departmentId }) => personId === null && departmentId === id, {
          ...nobody,
          departmentId: id,
        }),
      ),
      ...rest,
    ])
  }
  return (
    <div className="who-field">
      <FormField
        label={text('imports.edit.helpers')}
        hint={
          rest.length > 0
            ? text('imports.who.written', {
                words: rest.map(({ written }) => written).join(text('common.join')),
              })
            : undefined
        }
      >
        <PeoplePicker value={people} onChange={(next) => put(next, places)} />
      </FormField>
      <FormField label={text('imports.edit.helpingDepartments')}>
        <DepartmentsPicker value={places} onChange={(next) => put(people, next)} />
      </FormField>
    </div>
  )
}
