import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { findingsOf } from '#web/ui/Findings.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type TaskView, useTaskMove } from './api.ts'
import { type Move, MoveDialog } from './MoveDialog.tsx'

/** In the order in which one would think of them; the first that is offered is the thing to do. */
const forward: readonly Move[] = ['accept', 'submit', 'start', 'giveSupport', 'approveDelay']
const beside: readonly Move[] = [
  'refuseDelay',
  'askSupport',
  'reportDelay',
  'sendBack',
  'reopen',
  'escalate',
  'cancel',
]

const icons = {
  accept: 'check',
  submit: 'send',
  start: 'play',
  giveSupport: 'people',
  approveDelay: 'clock',
} as const

function offered(task: TaskView, moves: readonly Move[]): Move[] {
  // Handing in is one button, whichever of the two moves it makes.
  return moves.filter((move) => task.can.includes(move) || (move === 'submit' && task.can.includes('finish')))
}

/** Every move that this person may make now. */
export function TaskMoves({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<Move>()
  const start = useTaskMove(task.id, 'start')
  const [first, ...others] = offered(task, forward)

  /** Beginning asks for nothing, unless a norm has something to say. */
  function handle(move: Move) {
    if (move !== 'start') return setOpen(move)
    start.mutate(
      { overrides: [] },
      {
        onSuccess: () => toast(text('task.move.start.done')),
        onError: (error) => {
          if (findingsOf(error).length > 0) setOpen('start')
        },
      },
    )
  }

  return (
    <>
      {[...others, ...offered(task, beside)].map((move) => (
        <Button
          key={move}
          kind={move === 'cancel' || move === 'escalate' ? 'quiet' : 'plain'}
          onClick={() => handle(move)}
        >
          {text(`task.move.${move}.button`)}
        </Button>
      ))}
      {first !== undefined && (
        <Button
          kind="primary"
          icon={icons[first as keyof typeof icons]}
          busy={first === 'start' && start.isPending}
          onClick={() => handle(first)}
        >
          {text(`task.move.${first}.button`)}
        </Button>
      )}
      {open === undefined && <ErrorLine error={start.error} />}
      {open !== undefined && (
        <MoveDialog key={open} task={task} move={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}
