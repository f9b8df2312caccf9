import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useNow } from '#web/lib/now.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useGenerateMinutes } from './api.ts'
import { liveAddress } from './During.tsx'
import { ReadyDialog } from './MoveDialog.tsx'
import { CancelDialog, RescheduleDialog } from './MoveTimeDialog.tsx'
import { NoticeDialog } from './NoticeDialog.tsx'
import { StartDialog } from './StartDialog.tsx'

type Open = 'makeReady' | 'sendNotice' | 'start' | 'reschedule' | 'cancel'

const soon = 2 * 60 * 60_000

/** The one next step of a meeting, and behind the dots what is rarely done. Drawn from `can` alone. */
export function useMeetingActions(meeting: MeetingView): {
  primary: ReactNode
  actions: ReactNode
  dialog: ReactNode
} {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return {
    primary: <NextStep meeting={meeting} onOpen={setOpen} />,
    actions: <Rarely meeting={meeting} onOpen={setOpen} />,
    dialog: open && <OpenDialog open={open} meeting={meeting} onClose={close} />,
  }
}

function OpenDialog({
  open,
  meeting,
  onClose,
}: {
  open: Open
  meeting: MeetingView
  onClose: () => void
}): ReactNode {
  const dialogs = {
    makeReady: ReadyDialog,
    sendNotice: NoticeDialog,
    start: StartDialog,
    reschedule: RescheduleDialog,
    cancel: CancelDialog,
  } as const
  const Chosen = dialogs[open]
  return <Chosen meeting={meeting} onClose={onClose} />
}

function NextStep({ meeting, onOpen }: { meeting: MeetingView; onOpen: (open: Open) => void }): ReactNode {
  const text = useText()
  const now = useNow()
  const { can, state, plannedStart } = meeting
  if (state === 'inProgress' || state === 'confirming') {
    return (
      <LinkButton to={liveAddress(meeting)} kind="primary" icon="play">
        {text(liveAddress(meeting).endsWith('live') ? 'meeting.during.enter' : 'meeting.during.follow')}
      </LinkButton>
    )
  }
  if (meeting.minutes !== null && meeting.phase === 'after' && meeting.minutes.state !== 'recording') {
    return (
      <LinkButton to={`/minutes/${meeting.minutes.id}`} kind="primary" icon="minutes">
        {text('meeting.after.openMinutes')}
      </LinkButton>
    )
  }
  if (can.includes('generateMinutes')) return <GenerateMinutes meeting={meeting} />
  if (can.includes('makeReady')) {
    return (
      <Button kind="primary" icon="check" onClick={() => onOpen('makeReady')}>
        {text('meeting.act.makeReady')}
      </Button>
    )
  }
  if (can.includes('sendNotice')) {
    return (
      <Button kind="primary" icon="send" onClick={() => onOpen('sendNotice')}>
        {text('meeting.act.sendNotice')}
      </Button>
    )
  }
  if (can.includes('start')) {
    // Days before, answering and preparing come first; starting is there, but does not call out.
    const isSoon = plannedStart !== null && Date.parse(plannedStart) - now.getTime() < soon
    return (
      <Button kind={isSoon ? 'primary' : 'plain'} icon="play" onClick={() => onOpen('start')}>
        {text('meeting.act.start')}
      </Button>
    )
  }
  return null
}

function GenerateMinutes({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const goTo = useGoTo()
  const generate = useGenerateMinutes(meeting.id)
  return (
    <Button
      kind="primary"
      icon="minutes"
      busy={generate.isPending}
      onClick={() =>
        generate.mutate(undefined, {
          onSuccess: ({ id }) => goTo(`/minutes/${id}`),
          onError: (error) => toast(sayError(error).message),
        })
      }
    >
      {text('meeting.after.generate')}
    </Button>
  )
}

function Rarely({ meeting, onOpen }: { meeting: MeetingView; onOpen: (open: Open) => void }): ReactNode {
  const text = useText()
  const { can } = meeting
  const entries: MenuEntry[] = [
    ...(can.includes('reschedule')
      ? [{ label: text('meeting.act.reschedule'), icon: 'clock' as const, act: () => onOpen('reschedule') }]
      : []),
    ...(can.includes('cancel')
      ? [{ label: text('meeting.act.cancel'), icon: 'cross' as const, act: () => onOpen('cancel') }]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu label={text('meeting.act.more')} entries={entries} className="button bare">
      <Icon name="more" />
    </Menu>
  )
}
