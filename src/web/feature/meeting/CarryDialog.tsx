import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { OpenMatter } from '#contract/carry.ts'
import { openMatterNouns } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextField } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useAddTopic } from './api.ts'
import { type Noun, openMattersQuery, useForgetOrigins } from './carry-api.ts'
import { MatterLine } from './MatterLine.tsx'

/** Open tasks, disputes and topics without an outcome, to be put on this agenda by one click. */
export function CarryDialog({
  meetingId,
  onAdded,
  onClose,
}: {
  meetingId: string
  onAdded: (topicId: string | undefined) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [noun, setNoun] = useState<Noun>('task')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const matters = useInfiniteQuery(openMattersQuery(meetingId, noun, q))
  const add = useAddTopic(meetingId)
  const forget = useForgetOrigins(meetingId)

  function put(matter: OpenMatter) {
    // A task is listed with its number; a topic is called by its name.
    const title = (noun === 'task' ? matter.title.replace(/^\S+ /, '') : matter.title).slice(0, 200)
    add.mutate(
      { title, about: { noun: matter.noun, id: matter.id } },
      {
        onSuccess: ({ topics }) => {
          toast(text('agenda.carry.added', { title }))
          forget()
          onAdded(topics.at(-1)?.id)
        },
      },
    )
  }

  return (
    <Dialog title={text('agenda.carry.title')} width={680} onClose={onClose}>
      <div className="form">
        <div>
          <Choice
            label={text('agenda.carry.noun')}
            value={noun}
            onChange={setNoun}
            options={openMatterNouns.map((value) => ({ value, label: text(`agenda.carry.nouns.${value}`) }))}
          />
        </div>
        <FormField label={text('agenda.carry.search')}>
          <TextField value={typed} onChange={setTyped} maxLength={60} />
        </FormField>
        <ErrorLine error={add.error} />
        <Faces query={matters}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items)
            if (items.length === 0) {
              return q === '' ? (
                <EmptyState title={text('agenda.carry.none')} hint={text('agenda.carry.noneHint')} />
              ) : (
                <p className="quiet">{text('agenda.carry.noneFound')}</p>
              )
            }
            return (
              <div>
                {items.map((matter) => (
                  <div key={matter.id} className="carry-row">
                    <MatterLine matter={matter} />
                    <Button
                      small
                      icon="plus"
                      busy={add.isPending && add.variables.about?.id === matter.id}
                      onClick={() => put(matter)}
                    >
                      {text('agenda.carry.add')}
                    </Button>
                  </div>
                ))}
                <More query={matters} />
              </div>
            )
          }}
        </Faces>
      </div>
    </Dialog>
  )
}
