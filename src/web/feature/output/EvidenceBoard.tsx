import { type ReactNode, useState } from 'react'
import type { EvidenceView, OutputsView } from '#contract/output.ts'
import * as contract from '#contract/output.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { saySize } from '#web/lib/time.ts'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { AddRow } from './AddRow.tsx'
import { useChange } from './api.ts'
import { DepartmentField, firstDepartment } from './DepartmentField.tsx'
import { RowButtons } from './RowButtons.tsx'
import { RowForm } from './RowForm.tsx'

export interface TopicName {
  readonly id: string
  readonly seq: number
  readonly title: string
}

/** What the departments lay before each other, topic by topic, a column for each department (S0-10). */
export function EvidenceBoard({
  view,
  topics,
}: {
  view: OutputsView
  topics: readonly TopicName[]
}): ReactNode {
  const text = useText()
  const groups = [
    ...topics.map((topic) => ({ id: topic.id as string | null, title: `${topic.seq}. ${topic.title}` })),
    { id: null, title: text('output.wholeMeeting') },
  ]
    .map((group) => ({ ...group, items: view.evidence.filter(({ topicId }) => topicId === group.id) }))
    .filter(({ items }) => items.length > 0)
  return (
    <>
      {groups.length === 0 && <p className="faint">{text('output.evidence.none')}</p>}
      {groups.map(({ id, title, items }) => (
        <section key={id ?? 'whole'} className="evidence-topic" aria-label={title}>
          <h4 className="small">{title}</h4>
          <div className="evidence-columns">
            {columnsOf(items).map(([department, ofDepartment]) => (
              <div key={department} className="evidence-column">
                <h5 className="small faint">{department}</h5>
                {ofDepartment.map((one) => (
                  <OneEvidence key={one.id} view={view} evidence={one} topics={topics} />
                ))}
              </div>
            ))}
          </div>
        </section>
      ))}
      {(view.can.includes('keep') || view.mine.length > 0) && (
        <AddRow label={text('output.evidence.add')}>
          {(onDone) => <EvidenceForm view={view} topics={topics} onDone={onDone} />}
        </AddRow>
      )}
    </>
  )
}

function columnsOf(items: readonly EvidenceView[]): [string, EvidenceView[]][] {
  const columns = new Map<string, EvidenceView[]>()
  for (const one of items)
    columns.set(one.department.name, [...(columns.get(one.department.name) ?? []), one])
  return [...columns]
}

function OneEvidence({
  view,
  evidence,
  topics,
}: {
  view: OutputsView
  evidence: EvidenceView
  topics: readonly TopicName[]
}): ReactNode {
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  const change = useChange()
  const { source, file, link, author } = evidence
  const params = { id: view.meetingId, rowId: evidence.id }
  const canEdit = evidence.can.includes('edit')
  if (isEditing) {
    return <EvidenceForm view={view} topics={topics} evidence={evidence} onDone={() => setEditing(false)} />
  }
  return (
    <article className="evidence-card">
      <header className="output-line">
        <strong className="output-text">{source}</strong>
        {canEdit && (
          <RowButtons
            about={source}
            onEdit={() => setEditing(true)}
            remove={() => call(contract.removeEvidence, { params })}
          />
        )}
      </header>
      {evidence.text !== '' && <p>{evidence.text}</p>}
      {link !== '' && (
        <p className="small">
          <a href={link} target="_blank" rel="noreferrer">
            <Icon name="link" size={14} /> {link}
          </a>
        </p>
      )}
      {file !== null && (
        <p className="small">
          <a href={`/api/v1/files/${file.id}`} download={file.name}>
            <Icon name="file" size={14} /> {file.name}
          </a>{' '}
          <span className="faint">{saySize(file.size)}</span>
        </p>
      )}
      {canEdit && file === null && (
        <FileDrop
          label={text('output.evidence.attach')}
          hint=""
          onFile={(chosen, onProgress) =>
            change.mutateAsync(() => call(contract.uploadEvidence, { params, file: chosen, onProgress }))
          }
        />
      )}
      {author !== null && <p className="small faint">{text('output.evidence.by', { name: author.name })}</p>}
    </article>
  )
}

interface Values {
  readonly departmentId: string
  readonly topicId: string
  readonly source: string
  readonly text: string
  readonly link: string
}

const valuesOf = ({ department, topicId, source, text, link }: EvidenceView): Values => ({
  departmentId: department.id,
  topicId: topicId ?? '',
  source,
  text,
  link,
})

function EvidenceForm({
  view,
  topics,
  evidence,
  onDone,
}: {
  view: OutputsView
  topics: readonly TopicName[]
  evidence?: EvidenceView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const id = view.meetingId
  const blank: Values = { departmentId: firstDepartment(view), topicId: '', source: '', text: '', link: '' }
  const bodyOf = ({ topicId, source, text: words, link }: Values) => ({
    topicId: topicId === '' ? null : topicId,
    source,
    text: words,
    link,
  })
  return (
    <RowForm<Values, EvidenceView>
      form={`output/${id}/evidence/${evidence?.id ?? 'new'}`}
      initial={evidence === undefined ? blank : valuesOf(evidence)}
      {...(evidence !== undefined && { row: evidence })}
      valuesOf={valuesOf}
      describe={({ source, text: words, link }) => [source, words, link].filter(Boolean).join('\n')}
      isReady={({ departmentId, source }) => departmentId !== '' && source.trim() !== ''}
      send={(values, version) =>
        evidence === undefined
          ? call(contract.addEvidence, {
              params: { id },
              body: { departmentId: values.departmentId, ...bodyOf(values) },
            })
          : call(contract.updateEvidence, {
              params: { id, rowId: evidence.id },
              body: { ...bodyOf(values), version },
            })
      }
      onDone={onDone}
    >
      {(values, change) => (
        <>
          <div className="form-columns">
            {evidence === undefined && (
              <DepartmentField
                view={view}
                value={values.departmentId}
                onChange={(departmentId) => change({ departmentId })}
              />
            )}
            <FormField label={text('output.evidence.topic')}>
              <SelectField
                value={values.topicId}
                none={text('output.wholeMeeting')}
                onChange={(topicId) => change({ topicId })}
                options={topics.map(({ id: value, seq, title }) => ({ value, label: `${seq}. ${title}` }))}
              />
            </FormField>
          </div>
          <FormField
            label={text('output.evidence.source')}
            hint={text('output.evidence.sourceHint')}
            required
          >
            <TextField value={values.source} maxLength={200} onChange={(source) => change({ source })} />
          </FormField>
          <FormField label={text('output.evidence.text')}>
            <TextArea value={values.text} maxLength={5000} onChange={(words) => change({ text: words })} />
          </FormField>
          <FormField label={text('output.evidence.link')}>
            <TextField
              value={values.link}
              maxLength={500}
              inputMode="url"
              onChange={(link) => change({ link })}
            />
          </FormField>
        </>
      )}
    </RowForm>
  )
}
