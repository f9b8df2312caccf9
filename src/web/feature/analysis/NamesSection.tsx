import { memo, type ReactNode } from 'react'
import { settleName } from '#domain/import/names.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { useActs, useNames } from './ReviewContext.tsx'
import type { ImportName } from './review.ts'

/** Names that the directory does not know, or that several bear: said once, for every place that has them. */
export const NamesSection = memo(function NamesSection(): ReactNode {
  const text = useText()
  const { names } = useNames()
  if (names.length === 0) return null
  return (
    <div className="names">
      <h3 className="names-title">{text('imports.names.title')}</h3>
      <p className="small quiet">{text('imports.names.hint')}</p>
      <ul>
        {names.map((name) => (
          <OneName key={name.written} name={name} />
        ))}
      </ul>
    </div>
  )
})

function OneName({ name }: { name: ImportName }): ReactNode {
  const text = useText()
  const { refs } = useNames()
  const { change, isLocked } = useActs()
  const { written, choice, isRemembered, personIds, departmentIds } = name
  const homeOf = (id: string) => refs.people.get(id)?.departmentId ?? null
  const settle = (next: ImportName['choice']) => change((review) => settleName(review, written, next, homeOf))
  const person = choice?.as === 'person' ? refs.people.get(choice.id) : undefined
  const department = choice?.as === 'department' ? refs.departments.get(choice.id) : undefined
  return (
    <li className="one-name" data-open={choice === null}>
      <div className="line">
        <strong>“{written}”</strong>
        {choice === null ? (
          <span className="small tone-amber">
            <Icon name="help" size={12} />{' '}
            {text(
              personIds.length + departmentIds.length > 1 ? 'imports.names.several' : 'imports.names.unknown',
            )}
          </span>
        ) : (
          <span className="small tone-green">
            <Icon name="check" size={12} />{' '}
            {choice.as === 'text'
              ? text('imports.names.isText')
              : text('imports.names.is', {
                  name: person
                    ? [person.departmentName, person.name].filter(Boolean).join(' ')
                    : (department?.name ?? ''),
                })}
          </span>
        )}
        {choice !== null && !isLocked && (
          <Button small kind="quiet" icon="undo" onClick={() => settle(null)}>
            {text('imports.names.again')}
          </Button>
        )}
      </div>
      {choice === null && !isLocked && (
        <>
          <div className="line">
            {personIds.map((id) => {
              const one = refs.people.get(id)
              return (
                one && (
                  <Button key={id} small onClick={() => settle({ as: 'person', id })}>
                    {[one.departmentName, one.name, one.jobTitle].filter(Boolean).join(' ')}
                  </Button>
                )
              )
            })}
            {departmentIds.map((id) => {
              const one = refs.departments.get(id)
              return (
                one && (
                  <Button key={id} small onClick={() => settle({ as: 'department', id })}>
                    {one.name}
                  </Button>
                )
              )
            })}
            <Button small kind="quiet" onClick={() => settle({ as: 'text' })}>
              {text('imports.names.keepText')}
            </Button>
          </div>
          <div className="form-columns">
            <FormField label={text('imports.names.person')}>
              <PersonPicker
                value={null}
                onChange={(picked) => {
                  if (picked === null) return
                  const { departmentId, departmentName } = picked
                  const home =
                    departmentId !== null && departmentName !== null
                      ? [{ id: departmentId, name: departmentName }]
                      : []
                  refs.know({ people: [picked], departments: home })
                  change((review) =>
                    settleName(review, written, { as: 'person', id: picked.id }, () => departmentId),
                  )
                }}
              />
            </FormField>
            <FormField label={text('imports.names.department')}>
              <DepartmentPicker
                value={null}
                onChange={(picked) => {
                  if (picked === null) return
                  refs.know({ departments: [picked] })
                  settle({ as: 'department', id: picked.id })
                }}
              />
            </FormField>
          </div>
        </>
      )}
      {choice !== null && choice.as !== 'text' && !isLocked && (
        <CheckField
          checked={isRemembered}
          onChange={(next) =>
            change((review) => ({
              ...review,
              names: review.names.map((one) =>
                one.written === written ? { ...one, isRemembered: next } : one,
              ),
            }))
          }
        >
          {text('imports.names.remember', { written })}
        </CheckField>
      )}
    </li>
  )
}
