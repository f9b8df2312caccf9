import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { findingsOf } from '#web/ui/Findings.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type TaskView, useTaskMove } from './api.ts'
import { type Move, MoveDialog } from './MoveDialog.tsx'

type Act = Move | 'sign'

/** In the order in which one would think of them; the first that is offered is the thing to do. */
const forward: readonly Act[] = [
  'resume',
  'accept',
  'sign',
  'reassign',
  'giveSupport',
  'approveDelay',
  'submit',
  'start',
  'noteEvent',
]
/** The other answer to the same question; it stands beside the first. */
const counterparts: Partial<Record<Act, Act>> = {
  accept: 'sendBack',
  sign: 'returnAssignment',
  reassign: 'insist',
  giveSupport: 'refuseSupport',
  approveDelay: 'refuseDelay',
}
/** One may begin at once, which signs. */
const alwaysShown: readonly Act[] = ['start']
const rest: readonly Act[] = [
  'askSupport',
  'redirectSupport',
  'reportDelay',
  'sendBack',
  'refuseDelay',
  'refuseSupport',
  'insist',
  'returnAssignment',
  'reopen',
  'suspend',
  'escalate',
  'cancel',
]

const icons: Partial<Record<Act, IconName>> = {
  resume: 'play',
  accept: 'check',
  sign: 'check',
  reassign: 'person',
  submit: 'send',
  start: 'play',
  giveSupport: 'people',
  approveDelay: 'clock',
  noteEvent: 'clock',
}

/** What this person may do now: one thing to do, its counterpart beside it, and the rest in a menu. */
export function TaskMoves({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<Move>()
  const start = useTaskMove(task.id, 'start')
  const sign = useTaskMove(task.id, 'sign')
  // Handing in is one button, whichever of the two moves it makes.
  const isOffered = (act: Act) => task.can.includes(act) || (act === 'submit' && task.can.includes('finish'))
  const [first, ...others] = forward.filter(isOffered)
  const counterpart = first === undefined ? undefined : counterparts[first]
  const beside = [
    ...(counterpart !== undefined && isOffered(counterpart) ? [counterpart] : []),
    ...others.filter((act) => alwaysShown.includes(act)),
  ]
  const inMenu = [...others, ...rest.filter(isOffered)].filter((act) => !beside.includes(act))

  /** Signing and beginning ask for nothing, unless a norm has something to say. */
  function handle(act: Act) {
    if (act === 'sign') {
      sign.mutate(undefined, { onSuccess: () => toast(text('task.move.sign.done')) })
    } else if (act === 'start') {
      start.mutate(
        { overrides: [] },
        {
          onSuccess: () => toast(text('task.move.start.done')),
          onError: (error) => {
            if (findingsOf(error).length > 0) setOpen('start')
          },
        },
      )
    } else setOpen(act)
  }

  return (
    <>
      {inMenu.length > 0 && (
        <Menu
          label={text('task.life.more')}
          className="button"
          entries={inMenu.map((act) => ({
            label: text(`task.move.${act}.button`),
            act: () => handle(act),
          }))}
        >
          <Icon name="more" />
        </Menu>
      )}
      {beside.map((act) => (
        <Button key={act} busy={act === 'start' && start.isPending} onClick={() => handle(act)}>
          {text(`task.move.${act}.button`)}
        </Button>
      ))}
      {first !== undefined && (
        <Button
          kind="primary"
          icon={icons[first] ?? 'right'}
          busy={(first === 'start' && start.isPending) || (first === 'sign' && sign.isPending)}
          onClick={() => handle(first)}
        >
          {text(`task.move.${first}.button`)}
        </Button>
      )}
      {open === undefined && <ErrorLine error={start.error ?? sign.error} />}
      {open !== undefined && (
        <MoveDialog key={open} task={task} move={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
