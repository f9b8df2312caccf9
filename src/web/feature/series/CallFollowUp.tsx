import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { kinQuery, useCallFollowUp } from './api.ts'

/** From a meeting that is over: a follow-up meeting about several of its open tasks at once. */
export function CallFollowUp({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const kin = useQuery(kinQuery(meeting.id))
  const [isPicking, setPicking] = useState(false)
  const open = meeting.tasks.filter(
    ({ state }) => isOpen(state as TaskState) && state !== 'pendingAcceptance',
  )
  // The kin say whether the viewer answers for this meeting; about a single task its own page asks.
  if (!kin.data?.canCallFollowUp || open.length === 0) return null
  return (
    <div className="no-print">
      <Button small icon="meeting" onClick={() => setPicking(true)}>
        {text('series.followUp.callMany', { count: open.length })}
      </Button>
      {isPicking && <Pick tasks={open} onClose={() => setPicking(false)} />}
    </div>
  )
}

function Pick({ tasks, onClose }: { tasks: MeetingView['tasks']; onClose: () => void }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const call = useCallFollowUp()
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(tasks.map(({ id }) => id)))
  const change = (id: string, isPicked: boolean) =>
    setPicked((before) => {
      const next = new Set(before)
      if (isPicked) next.add(id)
      else next.delete(id)
      return next
    })
  return (
    <Dialog title={text('series.followUp.pick')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          call.mutate([...picked], { onSuccess: ({ meeting }) => goTo(`/meetings/${meeting.id}`) })
        }}
      >
        <p className="small quiet">{text('series.followUp.hint')}</p>
        {tasks.map(({ id, title, number }) => (
          <CheckField key={id} checked={picked.has(id)} onChange={(isPicked) => change(id, isPicked)}>
            {title} <span className="number">{number}</span>
          </CheckField>
        ))}
        <ErrorLine error={call.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={call.isPending} disabled={picked.size === 0}>
            {picked.size === 0
              ? text('series.followUp.nonePicked')
              : text('series.followUp.callPicked', { count: picked.size })}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
