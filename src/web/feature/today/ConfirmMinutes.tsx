import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useConfirmMinutes } from './api.ts'

export function ConfirmMinutes({
  minutesId,
  title,
  link,
}: {
  minutesId: string
  title: string
  link: string
}): ReactNode {
  const text = useText()
  const confirm = useConfirmMinutes(minutesId)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button small icon="check" onClick={() => setAsking(true)}>
        {text('today.minutes.confirm')}
      </Button>
      <LinkButton to={link} small kind="quiet">
        {text('today.minutes.read')}
      </LinkButton>
      {isAsking && (
        <Confirm
          title={text('today.minutes.confirmTitle')}
          action={text('today.minutes.confirm')}
          busy={confirm.isPending}
          error={confirm.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            confirm.mutate(undefined, {
              onSuccess: () => {
                setAsking(false)
                toast(text('today.minutes.done'))
              },
            })
          }
        >
          <p className="serif">{title}</p>
          <p className="quiet">{text('today.minutes.confirmHint')}</p>
        </Confirm>
      )}
    </>
  )
}
