import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import type { CharterView } from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

const fieldsOf = (charter: CharterView) => ({
  scope: charter.scope.map(({ department, isIn, text }) => ({
    departmentId: department?.id ?? null,
    isIn,
    text,
  })),
})
type Line = ReturnType<typeof fieldsOf>['scope'][number]

/** 协作边界 (S1-09) beside 不包含内容: two lists, each line of one department or of the whole. */
export function CharterScope({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({
    charter,
    name: 'scope',
    fieldsOf,
    bodyOf: ({ scope }) => ({ scope: scope.filter((line) => line.text.trim() !== '') }),
  })
  const { scope } = part.value
  const canEdit = charter.can.includes('edit')
  const departments = charter.participations.map(({ department }) => department)
  const put = (index: number, change: Partial<Line>) =>
    part.change({ scope: scope.map((line, at) => (at === index ? { ...line, ...change } : line)) })
  return (
    <div className="charter-scope">
      {[true, false].map((isIn) => (
        <fieldset key={String(isIn)} className="stack tight">
          <legend className="field-label">{text(isIn ? 'charter.scopeIn' : 'charter.scopeOut')}</legend>
          {!scope.some((line) => line.isIn === isIn) && <p className="faint">{text('charter.scopeNone')}</p>}
          {scope.map((line, index) =>
            line.isIn !== isIn ? null : canEdit ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else to be known by
              <div key={index} className="charter-scope-line">
                <SelectField
                  aria-label={text('charter.field.dept')}
                  value={line.departmentId ?? ''}
                  none={text('charter.whole')}
                  onChange={(departmentId) => put(index, { departmentId: departmentId || null })}
                  options={departments.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <TextField
                  aria-label={text(isIn ? 'charter.scopeIn' : 'charter.scopeOut')}
                  value={line.text}
                  onChange={(words) => put(index, { text: words })}
                  onBlur={part.flush}
                  maxLength={200}
                />
                <Button
                  small
                  kind="quiet"
                  icon="cross"
                  aria-label={text('common.remove', { name: line.text })}
                  onClick={() => part.change({ scope: scope.filter((_, at) => at !== index) })}
                />
              </div>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else to be known by
              <p key={index}>
                {departments.find(({ id }) => id === line.departmentId)?.name} {line.text}
              </p>
            ),
          )}
          {canEdit && (
            <div>
              <Button
                small
                kind="quiet"
                icon="plus"
                onClick={() => part.change({ scope: [...scope, { departmentId: null, isIn, text: '' }] })}
              >
                {text('charter.addLine')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <PartState part={part} say={(fields) => fields.scope.map((line) => line.text).join('\n')} />
    </div>
  )
}
