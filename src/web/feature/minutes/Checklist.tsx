import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toast.tsx'
import { checklistQuery, useRedrawMinutes } from './api.ts'

/**
 * For the recorder before and while people read: is each decision and each task complete and unambiguous
 * (S3-26), and is what was sent still true.
 */
export function Checklist({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const query = useQuery(checklistQuery(minutes.id, minutes.version))
  return (
    <details className="checklist no-print" open={minutes.state === 'draft'}>
      <summary>
        {text('minutes.checklist.title')} <Sum lines={query.data?.lines} />
      </summary>
      <Faces query={query}>
        {({ lines }) =>
          lines.length === 0 ? (
            <p className="quiet">{text('minutes.checklist.none')}</p>
          ) : (
            <ul>
              {lines.map(({ noun, id, number, title, findings }) => (
                <li key={id} className="checklist-line">
                  <Link to={`/${noun}s/${id}`}>
                    {number} {title}
                  </Link>
                  {findings.length === 0 ? (
                    <span className="mark tone-green small">
                      <Icon name="check" size={14} />
                      {text('minutes.checklist.good')}
                    </span>
                  ) : (
                    <Findings findings={findings} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Faces>
    </details>
  )
}

function Sum({
  lines,
}: {
  lines: readonly { readonly findings: readonly unknown[] }[] | undefined
}): ReactNode {
  const text = useText()
  if (lines === undefined || lines.length === 0) return null
  const open = lines.filter(({ findings }) => findings.length > 0).length
  return (
    <span className={`small mark ${open === 0 ? 'tone-green' : 'tone-amber'}`} aria-live="polite">
      {open === 0
        ? text('minutes.checklist.allGood', { count: lines.length })
        : text('minutes.checklist.open', { count: open })}
    </span>
  )
}

/** What was sent is no longer true: the recorder draws it in again without waiting for an objection. */
export function OutOfDate({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const redraw = useRedrawMinutes(minutes.id)
  const query = useQuery({
    ...checklistQuery(minutes.id, minutes.version),
    enabled: minutes.can.includes('redraw'),
  })
  if (!minutes.can.includes('redraw')) return null
  const what = query.data?.changed.join(text('common.join')) ?? ''
  return (
    <section className="feedback no-print" aria-label={text('minutes.redraw.title', { what })}>
      <div className="feedback-words">
        <strong>{text('minutes.redraw.title', { what })}</strong>
        <div className="small quiet">{text('minutes.redraw.hint')}</div>
        <ErrorLine error={redraw.error} />
      </div>
      <div className="feedback-buttons">
        <Button
          kind="primary"
          icon="switch"
          busy={redraw.isPending}
          onClick={() => redraw.mutate(undefined, { onSuccess: () => toast(text('minutes.redraw.done')) })}
        >
          {text('minutes.redraw.action')}
        </Button>
      </div>
    </section>
  )
}
