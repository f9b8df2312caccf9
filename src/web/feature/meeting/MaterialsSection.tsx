import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MaterialView, MeetingView } from '#contract/meeting.ts'
import { defaultClockParameters, materialsBy } from '#domain/calendar/clocks.ts'
import { needsSource } from '#domain/meeting/material.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { saySize } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { Icon } from '#web/ui/Icon.tsx'
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
import { EditMaterial } from './EditMaterial.tsx'
import { MaterialFields, nothingAsked } from './MaterialFields.tsx'
import { MaterialReview, MaterialVersions } from './MaterialReview.tsx'
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

/** What, from whom, by when, the file, how its review stands and who has opened it (S0-28, S2-10, X-01). */
export function MaterialTable({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const remove = useRemoveMaterial()
  const [editing, setEditing] = useState<MaterialView>()
  const canEdit = meeting.can.includes('editAgenda')
  if (meeting.materials.length === 0) return null
  const topicOf = ({ topicId }: MaterialView) => meeting.topics.find(({ id }) => id === topicId)?.title
  const columns: Column<MaterialView>[] = [
    {
      key: 'name',
      head: text('meeting.material.name'),
      cell: (material) => (
        <span className="stack tight">
          <span>
            {material.name}
            {material.revision !== '' && <span className="number"> {material.revision}</span>}
          </span>
          <span className="small faint">
            {text(`enum.materialKind.${material.kind}`)}
            {topicOf(material) !== undefined && ` · ${topicOf(material)}`}
          </span>
          {material.keyPoints !== '' && (
            <span className="small quiet">
              {text('agenda.material.keyPoints')} · {material.keyPoints}
            </span>
          )}
          {material.dataSource !== '' ? (
            <span className="small quiet">
              {text('agenda.material.dataSource')} · {material.dataSource}
            </span>
          ) : (
            needsSource(material.kind) && (
              <span className="small tone-amber">{text('agenda.material.noSource')}</span>
            )
          )}
        </span>
      ),
    },
    {
      key: 'preparer',
      head: text('meeting.material.preparer'),
      width: 150,
      cell: ({ preparer, dueAt }) => (
        <span className="stack tight">
          <PersonTag person={preparer} />
          {dueAt !== null && (
            <span className="small quiet">
              {text('meeting.material.due')} <When at={dueAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'file',
      head: text('meeting.material.file'),
      width: 240,
      cell: (material) => <MaterialFile material={material} meeting={meeting} />,
    },
    {
      key: 'review',
      head: text('agenda.material.review'),
      width: 150,
      cell: (material) => <MaterialReview material={material} canReview={canEdit} />,
    },
    ...(canEdit
      ? [
          {
            key: 'remove',
            head: <span className="visually-hidden">{text('meeting.material.remove')}</span>,
            width: 76,
            cell: (material: MaterialView) => (
              <span className="line nowrap">
                <Button
                  kind="quiet"
                  small
                  icon="pencil"
                  aria-label={text('agenda.material.edit', { name: material.name })}
                  title={text('common.edit')}
                  onClick={() => setEditing(material)}
                />
                <Button
                  kind="quiet"
                  small
                  icon="cross"
                  aria-label={text('common.remove', { name: material.name })}
                  title={text('common.remove', { name: material.name })}
                  busy={remove.isPending && remove.variables === material.id}
                  onClick={() => remove.mutate(material.id)}
                />
              </span>
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
      {editing !== undefined && (
        <EditMaterial material={editing} meeting={meeting} onClose={() => setEditing(undefined)} />
      )}
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
          {material.revisionCount > 1 && (
            <span>
              <MaterialVersions material={material} />
            </span>
          )}
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
  const suggested = useSuggestedDue(meeting)
  const [asked, setAsked] = useState(nothingAsked)
  // Undefined: not touched, the suggestion stands.
  const [chosenDue, setDue] = useState<string | null>()
  const dueAt = chosenDue === undefined ? suggested : chosenDue
  const add = useAddMaterial(meeting.id)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { preparer, topicId, ...fields } = asked
    add.mutate(
      { ...fields, preparerId: preparer?.id ?? null, dueAt, topicId: topicId || null },
      { onSuccess: onClose },
    )
  }

  return (
    <form className="form inset" onSubmit={handleSubmit}>
      <MaterialFields
        asked={{ ...asked, dueAt }}
        topics={meeting.topics}
        onChange={({ dueAt: due, ...change }) => {
          if (due !== undefined) setDue(due)
          setAsked((before) => ({ ...before, ...change }))
        }}
      />
      <ErrorLine error={add.error} />
      <div className="form-end">
        <Button type="submit" busy={add.isPending} disabled={asked.name.trim() === ''}>
          {text('common.add')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** C-23 from the beginning of the meeting, by the organisation's own lead and calendar; none that has passed. */
function useSuggestedDue({ plannedStart }: MeetingView): string | null {
  const { zone, now } = useReading()
  const calendar = useWorkCalendar()
  const settings = useQuery(normSettingsQuery).data
  if (plannedStart === null || calendar === undefined || settings === undefined) return null
  const parameters = { ...defaultClockParameters, materialWorkingDays: settings['NM-PRE-17'].value }
  const { at } = materialsBy(new Date(plannedStart), { calendar, zone, parameters })
  return at > now ? at.toISOString() : null
}
