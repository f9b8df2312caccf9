import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'

export interface TaskLine {
  readonly name: string
  readonly owner: PersonRef | null
  readonly dueOn: string | null
}

export const emptyLine: TaskLine = { name: '', owner: null, dueOn: null }

/** What is to be sent: lines that say who does what by when. */
export function completeLines(lines: readonly TaskLine[]) {
  return lines.flatMap(({ name, owner, dueOn }) =>
    name.trim() === '' || owner === null || dueOn === null
      ? []
      : [{ name: name.trim(), ownerId: owner.id, dueOn }],
  )
}

/** A line that was begun and does not say yet who does what by when: nothing typed is dropped in silence. */
export function isHalfSaid(lines: readonly TaskLine[]): boolean {
  return lines.some((line) => {
    const parts = [line.name.trim() !== '', line.owner !== null, line.dueOn !== null]
    return parts.includes(true) && parts.includes(false)
  })
}

/** Who does what by when, a line each. */
export function TaskLines({
  lines,
  onChange,
  max = 20,
}: {
  lines: readonly TaskLine[]
  onChange: (lines: readonly TaskLine[]) => void
  max?: number
}): ReactNode {
  const text = useText()
  const change = (at: number, part: Partial<TaskLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <div>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by
        <fieldset key={at} className="conflict-task-line">
          <legend className="small quiet">{text('conflict.taskOf', { no: at + 1 })}</legend>
          <FormField label={text('conflict.taskName')}>
            <TextField value={line.name} onChange={(name) => change(at, { name })} maxLength={200} />
          </FormField>
          <div className="form-columns">
            <FormField label={text('conflict.taskOwner')}>
              <PersonPicker value={line.owner} onChange={(owner) => change(at, { owner })} />
            </FormField>
            <FormField label={text('conflict.taskDue')}>
              <DayField value={line.dueOn} onChange={(dueOn) => change(at, { dueOn })} />
            </FormField>
          </div>
          {max > 1 && (
            <div>
              <Button small kind="quiet" onClick={() => onChange(lines.filter((_, index) => index !== at))}>
                {text('conflict.removeTask')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {lines.length < max && (
        <Button small kind="quiet" icon="plus" onClick={() => onChange([...lines, emptyLine])}>
          {text('conflict.addTaskLine')}
        </Button>
      )}
    </div>
  )
}
