import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { suggestedCopiesQuery, useSetRecipients } from './api.ts'

type Role = 'reviewer' | 'recipient' | 'cc'

/** Who gets the minutes. The norms name the reviewers; the server says whom they keep. */
export function RecipientsDialog({
  minutes,
  onClose,
}: {
  minutes: MinutesView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const save = useSetRecipients(minutes.id)
  const [people, setPeople] = useState<readonly { readonly person: PersonRef; readonly role: Role }[]>(
    minutes.recipients,
  )
  const [added, setAdded] = useState<Role>('recipient')
  const copies = useQuery(suggestedCopiesQuery(minutes.id))
  const suggested = (copies.data?.items ?? []).filter(
    ({ id }) => !people.some(({ person }) => person.id === id),
  )
  const roles = (['reviewer', 'recipient', 'cc'] as const).map((role) => ({
    value: role,
    label: text(`enum.recipientRole.${role}`),
  }))

  return (
    <Dialog
      title={text('minutes.recipients.edit')}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={save.isPending}
            onClick={() =>
              save.mutate(
                people.map(({ person, role }) => ({ personId: person.id, role })),
                { onSuccess: onClose },
              )
            }
          >
            {text('common.save')}
          </Button>
        </>
      }
    >
      <p className="quiet">{text('minutes.recipients.hint')}</p>
      <FormField label={text('minutes.recipients.add')}>
        <PersonPicker
          value={null}
          onChange={(person) => {
            if (person && !people.some((one) => one.person.id === person.id)) {
              setPeople([...people, { person, role: added }])
            }
          }}
        />
      </FormField>
      <FormField label={text('minutes.recipients.addAs')}>
        <SelectField value={added} onChange={setAdded} options={roles} />
      </FormField>
      {suggested.length > 0 && (
        <div className="stack tight">
          <span className="small quiet">{text('minutes.copies.title')}</span>
          <div className="line">
            {suggested.map((person) => (
              <Button
                key={person.id}
                small
                icon="plus"
                onClick={() => setPeople([...people, { person, role: 'cc' }])}
              >
                {text('minutes.copies.add', { name: person.name })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <ErrorLine error={save.error} />
      <ul className="recipients">
        {people.map(({ person, role }) => (
          <li key={person.id} className="recipient">
            <PersonTag person={person} />
            <span className="line">
              <SelectField
                aria-label={text('minutes.recipients.roleOf', { name: person.name })}
                value={role}
                options={roles}
                onChange={(next) =>
                  setPeople(people.map((one) => (one.person.id === person.id ? { person, role: next } : one)))
                }
              />
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={text('common.remove', { name: person.name })}
                onClick={() => setPeople(people.filter((one) => one.person.id !== person.id))}
              />
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
