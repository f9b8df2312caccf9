import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ConflictView, useClose, useWithdraw } from './api.ts'
import { RuleDialog } from './RuleDialog.tsx'
import {
  AddTaskDialog,
  EditDialog,
  NegotiateDialog,
  RaiseDialog,
  ReferDialog,
  SkipDialog,
} from './step-dialogs.tsx'

type Act = ConflictView['can'][number]
/** What stands as a button here, the one to press first; talks and sides have theirs where they are. */
const shown = ['negotiate', 'rule', 'raise', 'refer', 'skip', 'addTask', 'close', 'edit', 'withdraw'] as const
const first: readonly Act[] = ['negotiate', 'rule', 'close']

/** The steps that this person may take now, and what each asks for. */
export function Steps({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<Act>()
  const acts = shown.filter((act) => conflict.can.includes(act))
  const close = () => setOpen(undefined)
  const label = (act: Act): string => {
    if (act !== 'rule') return text(`conflict.act.${act as Exclude<Act, 'talk' | 'addSide' | 'rule'>}`)
    if (conflict.state === 'negotiating') return text('conflict.act.agree')
    return text(conflict.rulingSignedBy.length > 0 ? 'conflict.act.signRuling' : 'conflict.act.rule')
  }
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          kind={first.includes(act) && act === acts.find((one) => first.includes(one)) ? 'primary' : 'plain'}
          onClick={() => setOpen(act)}
        >
          {label(act)}
        </Button>
      ))}
      {open === 'negotiate' && <NegotiateDialog conflict={conflict} onClose={close} />}
      {open === 'raise' && <RaiseDialog conflict={conflict} onClose={close} />}
      {open === 'refer' && <ReferDialog conflict={conflict} onClose={close} />}
      {open === 'skip' && <SkipDialog conflict={conflict} onClose={close} />}
      {open === 'rule' && <RuleDialog conflict={conflict} title={label('rule')} onClose={close} />}
      {open === 'addTask' && <AddTaskDialog conflict={conflict} onClose={close} />}
      {open === 'edit' && <EditDialog conflict={conflict} onClose={close} />}
      {open === 'close' && <CloseDialog id={conflict.id} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog id={conflict.id} onClose={close} />}
    </>
  )
}

function CloseDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const text = useText()
  const close = useClose(id)
  return (
    <Confirm
      title={text('conflict.act.close')}
      action={text('conflict.act.close')}
      reason={text('conflict.field.recheckNote')}
      busy={close.isPending}
      error={close.error}
      onClose={onClose}
      onConfirm={(recheckNote) =>
        close.mutate(
          { recheckNote },
          {
            onSuccess: () => {
              onClose()
              toast(text('conflict.moved'))
            },
          },
        )
      }
    />
  )
}

function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const text = useText()
  const withdraw = useWithdraw(id)
  return (
    <Confirm
      title={text('conflict.act.withdraw')}
      action={text('conflict.act.withdraw')}
      reason={text('conflict.field.reason')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onConfirm={(reason) => withdraw.mutate({ reason }, { onSuccess: onClose })}
    />
  )
}
