import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useAnswerInvitation } from './api.ts'

/** The answer to an invitation, in place: yes by a click, no and a proxy with a reason. */
export function Rsvp({ meetingId, title }: { meetingId: string; title: string }): ReactNode {
  const text = useText()
  const answer = useAnswerInvitation(meetingId)
  const [asking, setAsking] = useState<'no' | 'proxy'>()

  function close() {
    answer.reset()
    setAsking(undefined)
  }
  function done(key: 'yes' | 'no' | 'proxy') {
    setAsking(undefined)
    toast(text('today.rsvp.done', { answer: text(`enum.rsvp.${key}`) }))
  }

  return (
    <>
      <Button
        small
        icon="check"
        busy={answer.isPending && asking === undefined}
        onClick={() => answer.mutate({ answer: 'yes' }, { onSuccess: () => done('yes') })}
      >
        {text('today.rsvp.yes')}
      </Button>
      <Button small kind="quiet" onClick={() => setAsking('no')}>
        {text('today.rsvp.no')}
      </Button>
      <Button small kind="quiet" onClick={() => setAsking('proxy')}>
        {text('today.rsvp.proxy')}
      </Button>
      {asking === undefined && <ErrorLine error={answer.error} />}
      {asking === 'no' && (
        <Confirm
          title={text('today.rsvp.noTitle')}
          reason={text('today.rsvp.noReason')}
          action={text('today.rsvp.no')}
          busy={answer.isPending}
          error={answer.error}
          onClose={close}
          onConfirm={(reason) => answer.mutate({ answer: 'no', reason }, { onSuccess: () => done('no') })}
        >
          <p className="serif">{title}</p>
        </Confirm>
      )}
      {asking === 'proxy' && (
        <ProxyDialog title={title} answer={answer} onClose={close} onDone={() => done('proxy')} />
      )}
    </>
  )
}

function ProxyDialog({
  title,
  answer,
  onClose,
  onDone,
}: {
  title: string
  answer: ReturnType<typeof useAnswerInvitation>
  onClose: () => void
  onDone: () => void
}): ReactNode {
  const text = useText()
  const { fields } = useError()(answer.error)
  const [proxy, setProxy] = useState<PersonRef | null>(null)
  const [scope, setScope] = useState<'speak' | 'speakAndVote'>('speakAndVote')
  const [reason, setReason] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (proxy === null) return
    answer.mutate({ answer: 'proxy', proxyId: proxy.id, proxyScope: scope, reason }, { onSuccess: onDone })
  }

  return (
    <Dialog title={text('today.rsvp.proxyTitle')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="serif">{title}</p>
        <FormField label={text('today.rsvp.proxyPerson')} issue={fields.proxyId} required>
          <PersonPicker value={proxy} onChange={setProxy} autoFocus />
        </FormField>
        <Choice
          label={text('today.rsvp.proxyScope')}
          value={scope}
          onChange={setScope}
          options={(['speakAndVote', 'speak'] as const).map((value) => ({
            value,
            label: text(`enum.proxyScope.${value}`),
          }))}
        />
        <FormField label={text('today.rsvp.proxyReason')} issue={fields.reason} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} />
        </FormField>
        {Object.keys(fields).length === 0 && <ErrorLine error={answer.error} />}
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={answer.isPending}
            disabled={proxy === null || reason.trim().length < 2}
          >
            {text('today.rsvp.proxy')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
