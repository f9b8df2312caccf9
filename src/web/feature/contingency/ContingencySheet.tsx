import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { type ContingencyView, useMakeTask } from './api.ts'

const impacts = ['impactSchedule', 'impactCost', 'impactScope'] as const

/** The plan as it stands; a measure may become a task while it runs (S1-40). */
export function ContingencySheet({ contingency }: { contingency: ContingencyView }): ReactNode {
  const text = useText()
  const [measureId, setMeasure] = useState<string>()
  return (
    <div className="stack">
      <div>
        <h3>{text('contingency.field.interimOwner')}</h3>
        <p>
          <PersonTag person={contingency.interimOwner} />
        </p>
      </div>
      <div>
        <h3>{text('contingency.field.measures')}</h3>
        <ol className="stack tight">
          {contingency.measures.map(({ id, text: words, task }) => (
            <li key={id}>
              <div style={{ whiteSpace: 'pre-line' }}>{words}</div>
              {task !== null ? (
                <div className="line small">
                  <Link to={`/tasks/${task.id}`}>{task.number}</Link>
                  <StateMark kind="taskState" state={task.state} />
                  <PersonTag person={task.owner} withDepartment={false} />
                  {task.dueOn !== null && <OnDay day={task.dueOn} />}
                </div>
              ) : (
                contingency.can.includes('makeTask') && (
                  <Button small kind="quiet" icon="task" onClick={() => setMeasure(id)}>
                    {text('contingency.makeTask')}
                  </Button>
                )
              )}
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h3>{text('contingency.field.impact')}</h3>
        <dl className="stack tight">
          {impacts.map((impact) => (
            <div key={impact}>
              <dt className="small quiet">{text(`contingency.field.${impact}`)}</dt>
              <dd style={{ margin: 0, whiteSpace: 'pre-line' }}>{contingency[impact] || '—'}</dd>
            </div>
          ))}
          {contingency.affected !== '' && (
            <div>
              <dt className="small quiet">{text('contingency.field.affected')}</dt>
              <dd style={{ margin: 0, whiteSpace: 'pre-line' }}>{contingency.affected}</dd>
            </div>
          )}
        </dl>
      </div>
      {contingency.endNote !== '' && (
        <div>
          <h3>{text('contingency.field.endNote')}</h3>
          <p style={{ whiteSpace: 'pre-line' }}>{contingency.endNote}</p>
          {contingency.endedAt !== null && (
            <p className="small quiet">
              <PersonTag person={contingency.endedBy} withDepartment={false} />{' '}
              <When at={contingency.endedAt} />
            </p>
          )}
        </div>
      )}
      {measureId !== undefined && (
        <TaskDialog id={contingency.id} measureId={measureId} onClose={() => setMeasure(undefined)} />
      )}
    </div>
  )
}

function TaskDialog({
  id,
  measureId,
  onClose,
}: {
  id: string
  measureId: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const make = useMakeTask(id)
  const [owner, setOwner] = useState<PersonRef | null>(null)
  const [dueOn, setDueOn] = useState<string | null>(null)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (owner === null || dueOn === null) return
    make.mutate(
      { measureId, ownerId: owner.id, dueOn },
      {
        onSuccess: () => {
          onClose()
          toast(text('contingency.taskMade'))
        },
      },
    )
  }

  return (
    <Dialog title={text('contingency.makeTask')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('contingency.owner')} required>
          <PersonPicker value={owner} onChange={setOwner} />
        </FormField>
        <FormField label={text('contingency.dueOn')} required>
          <DayField value={dueOn} onChange={setDueOn} />
        </FormField>
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={make.isPending}
            disabled={owner === null || dueOn === null}
          >
            {text('contingency.makeTask')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
