import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { type PlanView, useAdopt, useExplainOutside } from './api.ts'
import { ChangeDialog } from './ChangeDialog.tsx'

/** NM-COL-12: tasks of the collaboration that have no line; before the baseline they are taken in, after it asked about. */
export function Outside({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const adopt = useAdopt(id)
  const explain = useExplainOutside(id)
  const [asking, setAsking] = useState<PlanView['outside'][number]>()
  const [including, setIncluding] = useState<string>()
  if (view.outside.length === 0) return null
  const canEdit = view.can.includes('edit')
  const canChange = view.can.includes('requestChange')
  return (
    <Section title={text('plan.outside.title')}>
      <p className="small quiet">{text('plan.outside.hint')}</p>
      <ul className="plan-list">
        {view.outside.map((task) => (
          <li key={task.id}>
            <span className="line">
              <Link to={`/tasks/${task.id}`}>{task.title}</Link>
              <span className="number">{task.number}</span>
              {task.isAfterBaseline && task.reason === '' && (
                <span className="small tone-orange">{text('plan.outside.needs')}</span>
              )}
            </span>
            {task.reason !== '' && (
              <span className="small quiet">
                {text('plan.outside.reason')}：{task.reason}
              </span>
            )}
            <span className="line">
              {canEdit && (
                <Button small kind="quiet" busy={adopt.isPending} onClick={() => adopt.mutate([task.id])}>
                  {text('plan.outside.adopt')}
                </Button>
              )}
              {canChange && (
                <>
                  <Button small kind="quiet" onClick={() => setIncluding(task.id)}>
                    {text('plan.outside.include')}
                  </Button>
                  {task.reason === '' && (
                    <Button small kind="quiet" onClick={() => setAsking(task)}>
                      {text('plan.outside.explain')}
                    </Button>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ErrorLine error={adopt.error} />
      {asking && (
        <Confirm
          title={text('plan.outside.explain')}
          action={text('common.save')}
          reason={text('plan.outside.reason')}
          busy={explain.isPending}
          error={explain.error}
          onConfirm={(reason) =>
            explain.mutate({ taskId: asking.id, reason }, { onSuccess: () => setAsking(undefined) })
          }
          onClose={() => setAsking(undefined)}
        >
          <p>{asking.title}</p>
        </Confirm>
      )}
      {including !== undefined && (
        <ChangeDialog
          view={view}
          kind="scope"
          steps={[{ kind: 'include', taskId: including, parentId: null }]}
          onClose={() => setIncluding(undefined)}
        />
      )}
    </Section>
  )
}
