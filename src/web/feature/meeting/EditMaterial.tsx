import { type FormEvent, type ReactNode, useState } from 'react'
import type { MaterialView, MeetingView } from '#contract/meeting.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { type AskedAndDue, MaterialFields } from './MaterialFields.tsx'
import { useUpdateMaterial } from './material-api.ts'

/** Changes what is asked for. What was typed stays when somebody else was quicker, and is sent over theirs. */
export function EditMaterial({
  material,
  meeting,
  onClose,
}: {
  material: MaterialView
  meeting: MeetingView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const draft = useDraft<AskedAndDue>(`material/${material.id}`, {
    name: material.name,
    revision: material.revision,
    kind: material.kind,
    preparer: material.preparer,
    topicId: material.topicId ?? '',
    keyPoints: material.keyPoints,
    dataSource: material.dataSource,
    dueAt: material.dueAt,
  })
  const asked = draft.value
  const [version, setVersion] = useState(material.version)
  const save = useUpdateMaterial()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { preparer, topicId, ...fields } = asked
    save.mutate(
      {
        materialId: material.id,
        ...fields,
        preparerId: preparer?.id ?? null,
        topicId: topicId || null,
        version,
      },
      {
        onSuccess: () => {
          draft.clear()
          onClose()
        },
        onError: (error) => {
          // Once its reader has been told, sending again is meant.
          if (!(error instanceof Refused) || error.reason !== 'material.stale') return
          const { current } = error.detail as { current?: MaterialView }
          if (current !== undefined) setVersion(current.version)
        },
      },
    )
  }

  return (
    <Dialog title={text('agenda.material.edit', { name: material.name })} width={760} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <MaterialFields
          asked={asked}
          topics={meeting.topics}
          onChange={(change) => draft.set((before) => ({ ...before, ...change }))}
        />
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending} disabled={asked.name.trim() === ''}>
            {text('agenda.material.save')}
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              draft.clear()
              onClose()
            }}
          >
            {text('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
