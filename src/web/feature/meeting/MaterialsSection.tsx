import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MaterialView, MeetingView } from '#contract/meeting.ts'
import { defaultClockParameters, materialsBy } from '#domain/calendar/clocks.ts'
import { type MaterialKind, materialKinds } from '#domain/meeting/enums.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { saySize } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { InstantField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import {
  normSettingsQuery,
  noteMaterialOpened,
  useAddMaterial,
  useRemoveMaterial,
  useUploadMaterial,
} from './api.ts'
import { PrepSection } from './PrepSection.tsx'

export function MaterialsSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  const canEdit = meeting.can.includes('editAgenda')
  return (
    <PrepSection
      part="materials"
      meeting={meeting}
      actions={
        canEdit &&
        !isAdding && (
          <Button kind="quiet" small icon="plus" onClick={() => setAdding(true)}>
            {text('meeting.material.add')}
          </Button>
        )
      }
    >
      <div className="form">
        {meeting.materials.length === 0 && !isAdding && (
          <p className="quiet">{text(canEdit ? 'meeting.material.empty' : 'meeting.material.none')}</p>
        )}
        <MaterialTable meeting={meeting} />
        {isAdding && <AddMaterial meeting={meeting} onClose={() => setAdding(false)} />}
      </div>
    </PrepSection>
  )
}

/** What, from whom, by when, the file, and who has opened it (S0-28, S2-10). */
export function MaterialTable({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const remove = useRemoveMaterial()
  const canEdit = meeting.can.includes('editAgenda')
  if (meeting.materials.length === 0) return null
  const columns: Column<MaterialView>[] = [
    {
      key: 'name',
      head: text('meeting.material.name'),
      cell: ({ name, kind, revision }) => (
        <span className="stack tight">
          <span>
            {name}
            {revision !== '' && <span className="number"> {revision}</span>}
          </span>
          <span className="small faint">{text(`enum.materialKind.${kind}`)}</span>
        </span>
      ),
    },
    {
      key: 'preparer',
      head: text('meeting.material.preparer'),
      width: 150,
      cell: ({ preparer }) => <PersonTag person={preparer} />,
    },
    {
      key: 'due',
      head: text('meeting.material.due'),
      width: 140,
      cell: ({ dueAt }) => (dueAt === null ? null : <When at={dueAt} />),
    },
    {
      key: 'file',
      head: text('meeting.material.file'),
      width: 240,
      cell: (material) => <MaterialFile material={material} meeting={meeting} />,
    },
    ...(canEdit
      ? [
          {
            key: 'remove',
            head: <span className="visually-hidden">{text('meeting.material.remove')}</span>,
            width: 40,
            cell: ({ id, name }: MaterialView) => (
              <Button
                kind="quiet"
                small
                icon="cross"
                aria-label={text('common.remove', { name })}
                title={text('common.remove', { name })}
                busy={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <RowTable
        label={text('meeting.part.materials')}
        columns={columns}
        rows={meeting.materials}
        keyOf={({ id }) => id}
      />
      <ErrorLine error={remove.error} />
    </>
  )
}

function MaterialFile({ material, meeting }: { material: MaterialView; meeting: MeetingView }): ReactNode {
  const text = useText()
  const me = useMe()
  const upload = useUploadMaterial()
  const { id, name, file, preparer } = material
  const isOpen = meeting.phase === 'before' || meeting.phase === 'during'
  const mayUpload = isOpen && (meeting.can.includes('editAgenda') || preparer?.id === me.id)
  return (
    <span className="stack tight material-file">
      {file !== null && (
        <>
          <a
            href={`/api/v1/files/${file.id}`}
            download={file.name}
            onClick={() => void noteMaterialOpened(id)}
          >
            <Icon name="file" size={14} /> {file.name}
          </a>
          <span className="small faint">
            {saySize(file.size)} · <Opened material={material} meeting={meeting} />
          </span>
        </>
      )}
      {mayUpload && (
        <FileDrop
          label={text(file === null ? 'meeting.material.upload' : 'meeting.material.replace')}
          hint={file === null ? text('meeting.material.uploadHint', { name }) : ''}
          onFile={(chosen, onProgress) => upload(id, chosen, onProgress)}
        />
      )}
      {file === null && !mayUpload && <span className="faint">{text('meeting.material.notYet')}</span>}
    </span>
  )
}

/** How many of those who were invited have opened it; who has not, on hover. */
function Opened({ material, meeting }: { material: MaterialView; meeting: MeetingView }): ReactNode {
  const text = useText()
  const invited: readonly PersonRef[] = meeting.attendees.map(({ person }) => person)
  const missing = invited.filter(({ id }) => !material.openedBy.includes(id))
  const opened = invited.length - missing.length
  return (
    <span
      title={
        missing.length === 0
          ? undefined
          : text('meeting.material.notOpenedBy', {
              names: missing.map(({ name }) => name).join(text('common.join')),
            })
      }
    >
      {text('meeting.material.opened', { opened, count: invited.length })}
    </span>
  )
}

function AddMaterial({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<MaterialKind>('background')
  const [preparer, setPreparer] = useState<PersonRef | null>(null)
  const suggested = useSuggestedDue(meeting)
  // Undefined: not touched, the suggestion stands.
  const [chosenDue, setDue] = useState<string | null>()
  const due = chosenDue === undefined ? suggested : chosenDue
  const [topicId, setTopicId] = useState('')
  const add = useAddMaterial(meeting.id)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate(
      { name, kind, preparerId: preparer?.id ?? null, dueAt: due, topicId: topicId || null },
      { onSuccess: onClose },
    )
  }

  return (
    <form className="form inset" onSubmit={handleSubmit}>
      <div className="form-columns">
        <FormField label={text('meeting.material.name')} required>
          <TextField value={name} onChange={setName} maxLength={200} autoFocus />
        </FormField>
        <FormField label={text('meeting.material.kind')}>
          <SelectField
            value={kind}
            onChange={setKind}
            options={materialKinds.map((value) => ({ value, label: text(`enum.materialKind.${value}`) }))}
          />
        </FormField>
        <FormField label={text('meeting.material.topic')}>
          <SelectField
            value={topicId}
            onChange={setTopicId}
            none={text('meeting.material.wholeMeeting')}
            options={meeting.topics.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('meeting.material.preparer')}>
          <PersonPicker value={preparer} onChange={setPreparer} />
        </FormField>
        <FormField label={text('meeting.material.due')} hint={text('meeting.material.dueHint')}>
          <InstantField value={due} onChange={setDue} />
        </FormField>
      </div>
      <ErrorLine error={add.error} />
      <div className="form-end">
        <Button type="submit" busy={add.isPending} disabled={name.trim() === ''}>
          {text('common.add')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** C-23 from the beginning of the meeting, by the organisation's own lead and calendar. */
function useSuggestedDue({ plannedStart }: MeetingView): string | null {
  const { zone } = useReading()
  const calendar = useWorkCalendar()
  const settings = useQuery(normSettingsQuery).data
  if (plannedStart === null || calendar === undefined || settings === undefined) return null
  const parameters = { ...defaultClockParameters, materialWorkingDays: settings['NM-PRE-17'].value }
  return materialsBy(new Date(plannedStart), { calendar, zone, parameters }).at.toISOString()
}
