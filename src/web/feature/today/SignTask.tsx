import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useSignTask } from './api.ts'

/** 签收 in place; returning it is done where one can read what it is. */
export function SignTask({ taskId, link }: { taskId: string; link: string }): ReactNode {
  const text = useText()
  const sign = useSignTask(taskId)
  return (
    <>
      <Button
        small
        icon="check"
        busy={sign.isPending}
        onClick={() => sign.mutate(undefined, { onSuccess: () => toast(text('task.move.sign.done')) })}
      >
        {text('task.move.sign.button')}
      </Button>
      <LinkButton to={link} small kind="quiet">
        {text('today.open')}
      </LinkButton>
      <ErrorLine error={sign.error} />
    </>
  )
}
