import { type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextField } from '#web/ui/fields.tsx'
import { composedGoal } from './goal.ts'

/** Result, departments, time node: a goal that holds, put together of the three (S0-31). */
export function GoalBuilder({
  departments,
  onCompose,
  onClose,
}: {
  departments: readonly DepartmentRef[]
  onCompose: (goal: string) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [result, setResult] = useState('')
  const [by, setBy] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(departments.slice(0, 6).map(({ id }) => id))
  const goal = composedGoal(
    { result, by, departments: departments.filter(({ id }) => chosen.includes(id)).map(({ name }) => name) },
    {
      list: text('common.join'),
      pattern: (parts) => text(parts.by === '' ? 'meeting.goal.pattern' : 'meeting.goal.patternBy', parts),
    },
  )
  return (
    <div className="goal-builder form">
      <div className="form-columns">
        <FormField label={text('meeting.goal.result')} hint={text('meeting.goal.resultHint')}>
          <TextField value={result} onChange={setResult} maxLength={120} autoFocus />
        </FormField>
        <FormField label={text('meeting.goal.by')} hint={text('meeting.goal.byHint')}>
          <TextField value={by} onChange={setBy} maxLength={60} />
        </FormField>
      </div>
      {departments.length > 0 && (
        <fieldset>
          <legend className="field-label">{text('meeting.goal.departments')}</legend>
          <div className="line">
            {departments.map(({ id, name }) => (
              <CheckField
                key={id}
                checked={chosen.includes(id)}
                onChange={(isIn) => setChosen(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))}
              >
                {name}
              </CheckField>
            ))}
          </div>
        </fieldset>
      )}
      {result.trim() !== '' && <p className="goal-preview serif">{goal}</p>}
      <div className="form-end">
        <Button disabled={result.trim() === ''} onClick={() => onCompose(goal)}>
          {text('meeting.goal.use')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
