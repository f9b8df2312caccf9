import { type ReactNode, useEffect } from 'react'
import type { PersonView } from '#contract/organisation.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'
import { When } from '#web/ui/When.tsx'
import { useInvitePerson } from './api.ts'

/** The link with which a person comes in; opening the dialog makes it. */
export function InviteDialog({ person, onClose }: { person: PersonView; onClose: () => void }): ReactNode {
  const text = useText()
  const { mutate, data, error } = useInvitePerson()
  useEffect(() => mutate(person.id), [mutate, person.id])

  async function copy(link: string) {
    // Without https the browser has no clipboard for us; the field is there to copy from.
    await navigator.clipboard?.writeText(link)
    if (navigator.clipboard) toast(text('common.copied'))
  }

  return (
    <Dialog title={text('organisation.people.inviteTitle', { name: person.name })} onClose={onClose}>
      <ErrorLine error={error} onRetry={() => mutate(person.id)} />
      {data === undefined && !error && <Waiting lines={2} />}
      {data !== undefined && (
        <>
          <p className="quiet">
            {text(data.mailed ? 'organisation.people.inviteMailed' : 'organisation.people.inviteHint')}
          </p>
          <TextField
            readOnly
            aria-label={text('organisation.people.copyLink')}
            value={data.link}
            onChange={() => {}}
            onFocus={(event) => event.target.select()}
          />
          <div className="form-end">
            <Button kind="primary" icon="copy" onClick={() => void copy(data.link)}>
              {text('organisation.people.copyLink')}
            </Button>
            <span className="small faint">
              {text('organisation.people.inviteUntil')} <When at={data.expiresAt} />
            </span>
          </div>
        </>
      )}
    </Dialog>
  )
}
