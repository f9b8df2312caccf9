import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { collaborationQuery } from '#web/feature/collaboration/api.ts'
import { NewMeetingForm } from '#web/feature/meeting/NewMeetingForm.tsx'
import { applyTemplate } from '#web/feature/template/api.ts'
import { TemplatePicker } from '#web/feature/template/TemplatePicker.tsx'
import { useFilters } from '#web/lib/address.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'

/** `?collaborationId=` calls it for a collaboration. */
export default function NewMeetingPage(): ReactNode {
  const text = useText()
  const [{ collaborationId }] = useFilters()
  const template = useTemplateOffer()
  const asked = useQuery({
    ...collaborationQuery(collaborationId ?? ''),
    enabled: collaborationId !== undefined,
  })
  return (
    <Page
      title={text('meeting.new.title')}
      back={{ to: '/meetings', label: text('nav.meetings') }}
      width="text"
    >
      {collaborationId === undefined || asked.isError ? (
        <NewMeetingForm {...template} />
      ) : (
        <Faces query={asked}>
          {({ id, name }) => <NewMeetingForm collaboration={{ id, name }} {...template} />}
        </Faces>
      )}
    </Page>
  )
}

/** A template to fill in from once the meeting is there; what was typed stays. */
function useTemplateOffer(): Pick<ComponentProps<typeof NewMeetingForm>, 'offer' | 'onCreated'> {
  const [key, setKey] = useState('')
  const cache = useQueryClient()
  const sayError = useError()
  return {
    offer: (setType) => (
      <TemplatePicker
        value={key}
        onChange={(next, template) => {
          setKey(next)
          if (template !== undefined) setType(template.content.type)
        }}
      />
    ),
    onCreated: async (id) => {
      if (key === '') return
      // The meeting is there either way; its page can apply a template too.
      await applyTemplate(id, key as never).catch((error: unknown) => toast(sayError(error).message))
      await cache.invalidateQueries({ queryKey: meetingQuery(id).queryKey })
    },
  }
}
