import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type TaskView, useSplitTask } from './api.ts'
import { WaitingFor } from './WaitingFor.tsx'
import './task.css'

/** 分解: what cooperating departments do of it, each with owner, date and light of its own. */
export function SubItems({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const [isSplitting, setSplitting] = useState(false)
  const { subItems } = task
  return (
    <div className="stack">
      {subItems.length === 0 && <p className="faint">{text('task.life.split.hint')}</p>}
      {subItems.length > 0 && (
        <>
          <p className="small quiet">{text('task.life.split.rolledUp', { percent: task.percent })}</p>
          <ul className="deliverables">
            {subItems.map((item) => (
              <li key={item.id} className="sub-item">
                <div className="line">
                  <Light light={item.light} />
                  <Link to={`/tasks/${item.id}`}>{item.name}</Link>
                  <span className="number">{item.number}</span>
                  <span className="push">
                    <StateMark kind="taskState" state={item.state} /> {item.percent}%
                  </span>
                </div>
                <div className="line small quiet">
                  <span>
                    {item.ownerDepartment?.name} {item.owner?.name ?? text('task.noOwner')}
                  </span>
                  {item.dueOn !== null && (
                    <span>
                      {text('task.life.split.dueOn')} <OnDay day={item.dueOn} />
                    </span>
                  )}
                  <WaitingFor task={{ ...item, dueRule: null }} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {task.can.includes('split') && (
        <div>
          <Button small icon="plus" onClick={() => setSplitting(true)}>
            {text('task.life.split.add')}
          </Button>
        </div>
      )}
      {isSplitting && <SplitDialog task={task} onClose={() => setSplitting(false)} />}
    </div>
  )
}

interface Typed {
  readonly name: string
  readonly description: string
  readonly department: DepartmentRef | null
  readonly owner: PersonRef | null
  readonly dueOn: string | null
}

function SplitDialog({ task, onClose }: { task: TaskView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const { now, zone } = useReading()
  const split = useSplitTask(task.id)
  const { value, set, clear } = useDraft<Typed>(`task/${task.id}/split`, {
    name: '',
    description: '',
    department: null,
    owner: null,
    dueOn: task.dueOn,
  })
  const issues = split.error ? sayError(split.error).fields : {}
  const isMissing =
    value.name.trim() === '' || value.dueOn === null || (value.department === null && value.owner === null)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    split.mutate(
      {
        name: value.name.trim(),
        description: value.description.trim(),
        departmentId: value.department?.id ?? null,
        ownerId: value.owner?.id ?? null,
        dueOn: value.dueOn ?? '',
      },
      {
        onSuccess: () => {
          clear()
          onClose()
          toast(text('task.life.split.done'))
        },
      },
    )
  }

  return (
    <Dialog title={text('task.life.split.add')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text('task.life.split.hint')}</p>
        <FormField label={text('task.life.split.name')} issue={issues.name} required>
          <TextField
            value={value.name}
            onChange={(name) => set((before) => ({ ...before, name }))}
            maxLength={200}
            autoFocus
          />
        </FormField>
        <div className="form-columns">
          <FormField
            label={text('task.life.split.department')}
            hint={text('task.life.split.departmentHint')}
            issue={issues.departmentId}
          >
            <DepartmentPicker
              value={value.department}
              onChange={(department) => set((before) => ({ ...before, department }))}
            />
          </FormField>
          <FormField label={text('task.life.split.owner')} issue={issues.ownerId}>
            <PersonPicker value={value.owner} onChange={(owner) => set((before) => ({ ...before, owner }))} />
          </FormField>
        </div>
        <FormField label={text('task.life.split.dueOn')} issue={issues.dueOn} required>
          <DayField
            value={value.dueOn}
            min={civilDateOf(now, zone)}
            onChange={(dueOn) => set((before) => ({ ...before, dueOn }))}
          />
        </FormField>
        <FormField label={text('task.life.split.description')} issue={issues.description}>
          <TextArea
            value={value.description}
            onChange={(description) => set((before) => ({ ...before, description }))}
            maxLength={2000}
          />
        </FormField>
        <ErrorLine error={split.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={split.isPending} disabled={isMissing}>
            {text('task.life.split.action')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
