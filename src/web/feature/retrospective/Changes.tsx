import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  type ChangeKind,
  type ChecklistStage,
  changeKinds,
  checklistStages,
} from '#domain/retrospective/note.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type Change, myTemplatesQuery, type RetrospectiveView, usePropose, useWithdraw } from './api.ts'

/** How a norm is to stand, as it is picked elsewhere. */
export interface NormWish {
  readonly normId: string
  readonly enabled: boolean
  readonly severity: 'block' | 'warn' | 'info'
  readonly value: unknown
}

/** Says a setting of a norm in words. */
export type SayNorm = (norm: { id: string; zh: string; unit: string }, setting: unknown) => string

/** The parts that know norms, which are another feature's. */
export interface NormParts {
  readonly say: SayNorm
  readonly titleOf: (norm: { id: string; zh: string }) => string
  readonly field: (props: { value: NormWish | null; onChange: (wish: NormWish | null) => void }) => ReactNode
}

/** What became of what was learnt: norms, templates, entries of the checklist, with who adopted them. */
export function Changes({ view, norms }: { view: RetrospectiveView; norms: NormParts }): ReactNode {
  const text = useText()
  const [isProposing, setProposing] = useState(false)
  return (
    <div className="stack">
      {view.changes.length === 0 && <p className="quiet">{text('retrospective.change.none')}</p>}
      <ul className="retro-rows">
        {view.changes.map((change) => (
          <ChangeLine key={change.id} view={view} change={change} norms={norms} />
        ))}
      </ul>
      {view.can.includes('propose') && (
        <div>
          <Button icon="plus" onClick={() => setProposing(true)}>
            {text('retrospective.change.propose')}
          </Button>
        </div>
      )}
      {isProposing && <ProposeDialog view={view} norms={norms} onClose={() => setProposing(false)} />}
    </div>
  )
}

/** What is changed into what, wherever it is shown. */
export function ChangeText({
  change,
  norms,
}: {
  change: Change
  norms: Pick<NormParts, 'say' | 'titleOf'>
}): ReactNode {
  const text = useText()
  const { norm, setting, before } = change
  if (norm !== null && setting !== null) {
    return (
      <p>
        <Link to={`/norms/${norm.id}`}>{norms.titleOf(norm)}</Link>{' '}
        <span className="small faint">{norm.id}</span>
        <br />
        {before !== null && <del className="quiet">{norms.say(norm, before)}</del>} →{' '}
        <ins>{norms.say(norm, setting)}</ins>
      </p>
    )
  }
  if (change.kind === 'template') return <p>{change.template?.name}</p>
  return (
    <p>
      {change.stage !== null && (
        <span className="small quiet">{text(`enum.checklistStage.${change.stage}`)} · </span>
      )}
      {change.text}
    </p>
  )
}

function ChangeLine({
  view,
  change,
  norms,
}: {
  view: RetrospectiveView
  change: Change
  norms: NormParts
}): ReactNode {
  const text = useText()
  const withdraw = useWithdraw(view.id)
  return (
    <li className="retro-row">
      <div className="line">
        <span className="small quiet">{text(`enum.lessonChangeKind.${change.kind}`)}</span>
        <StateMark kind="lessonChangeState" state={change.state} />
        {change.normVersion !== null && (
          <span className="small quiet">{text('norm.version', { no: change.normVersion })}</span>
        )}
      </div>
      <ChangeText change={change} norms={norms} />
      <p className="small quiet">{text('retrospective.change.because', { reason: change.reason })}</p>
      {change.decidedAt !== null && (
        <p className="small quiet">
          {change.decidedBy?.name} <When at={change.decidedAt} />
          {change.decision !== '' && ` · ${change.decision}`}
        </p>
      )}
      {change.state === 'proposed' && view.can.includes('propose') && (
        <div>
          <Button small kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate(change.id)}>
            {text('retrospective.change.withdraw')}
          </Button>
        </div>
      )}
      <ErrorLine error={withdraw.error} />
    </li>
  )
}

interface Typed {
  readonly kind: ChangeKind
  /** note:<id> or asset:<id> */
  readonly source: string
  readonly norm: NormWish | null
  readonly stage: ChecklistStage
  readonly text: string
  readonly meetingId: string
  readonly templateId: string
  readonly reason: string
}

function ProposeDialog({
  view,
  norms,
  onClose,
}: {
  view: RetrospectiveView
  norms: NormParts
  onClose: () => void
}): ReactNode {
  const text = useText()
  const propose = usePropose(view.id)
  const templates = useQuery(myTemplatesQuery)
  const first = view.notes.find(({ kind }) => kind === 'lesson') ?? view.notes[0]
  const { value, set, clear } = useDraft<Typed>(`retrospective/${view.id}/proposal`, {
    kind: 'norm',
    source: first === undefined ? '' : `note:${first.id}`,
    norm: null,
    stage: 'start',
    text: '',
    meetingId: '',
    templateId: '',
    reason: '',
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const { fields } = useError()(propose.error)
  const [sourceKind, sourceId = ''] = value.source.split(':')
  const isWhole =
    value.source !== '' &&
    value.reason.trim().length >= 2 &&
    (value.kind === 'norm'
      ? value.norm !== null
      : value.text.trim() !== '' && (value.kind === 'checklist' || value.meetingId !== ''))

  function send() {
    const common = {
      noteId: sourceKind === 'note' ? sourceId : null,
      assetId: sourceKind === 'asset' ? sourceId : null,
      reason: value.reason.trim(),
    }
    const body =
      value.kind === 'norm' && value.norm !== null
        ? { ...common, kind: 'norm' as const, ...value.norm }
        : value.kind === 'checklist'
          ? { ...common, kind: 'checklist' as const, stage: value.stage, text: value.text.trim() }
          : {
              ...common,
              kind: 'template' as const,
              meetingId: value.meetingId,
              name: value.text.trim(),
              templateId: value.templateId === '' ? null : value.templateId,
            }
    propose.mutate(body, {
      onSuccess: () => {
        clear()
        toast(text(value.kind === 'template' ? 'retrospective.change.kept' : 'retrospective.change.proposed'))
        onClose()
      },
    })
  }

  return (
    <Dialog title={text('retrospective.change.propose')} onClose={onClose} width={600}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className="quiet small">{text(`retrospective.change.lead.${value.kind}`)}</p>
        <Choice
          label={text('retrospective.change.kind')}
          value={value.kind}
          onChange={(kind) => change({ kind, text: '' })}
          options={changeKinds.map((kind) => ({ value: kind, label: text(`enum.lessonChangeKind.${kind}`) }))}
        />
        <FormField label={text('retrospective.change.source')} issue={fields.noteId} required>
          <SelectField
            value={value.source}
            none={text('retrospective.change.pickSource')}
            onChange={(source) => change({ source })}
            options={[
              ...view.notes.map(({ id, kind, text: words }) => ({
                value: `note:${id}`,
                label: `${text(`enum.noteKind.${kind}`)} · ${words.slice(0, 40)}`,
              })),
              ...view.assets.map(({ id, kind, name }) => ({
                value: `asset:${id}`,
                label: `${text(`enum.assetKind.${kind}`)} · ${name.slice(0, 40)}`,
              })),
            ]}
          />
        </FormField>
        {value.kind === 'norm' && norms.field({ value: value.norm, onChange: (norm) => change({ norm }) })}
        {value.kind === 'checklist' && (
          <>
            <FormField label={text('retrospective.change.stage')}>
              <SelectField
                value={value.stage}
                onChange={(stage) => change({ stage })}
                options={checklistStages.map((stage) => ({
                  value: stage,
                  label: text(`enum.checklistStage.${stage}`),
                }))}
              />
            </FormField>
            <FormField label={text('retrospective.change.entry')} issue={fields.text} required>
              <TextField
                value={value.text}
                onChange={(words) => change({ text: words })}
                placeholder={text('retrospective.example.entry')}
                maxLength={200}
              />
            </FormField>
          </>
        )}
        {value.kind === 'template' && (
          <>
            <FormField label={text('retrospective.change.meeting')} required>
              <SelectField
                value={value.meetingId}
                none={text('retrospective.change.pickMeeting')}
                onChange={(meetingId) => change({ meetingId })}
                options={view.meetings.map(({ id, title }) => ({ value: id, label: title }))}
              />
            </FormField>
            <FormField label={text('retrospective.change.templateName')} issue={fields.name} required>
              <TextField value={value.text} onChange={(words) => change({ text: words })} maxLength={200} />
            </FormField>
            <FormField label={text('retrospective.change.renew')}>
              <SelectField
                value={value.templateId}
                none={text('retrospective.change.newTemplate')}
                onChange={(templateId) => change({ templateId })}
                options={(templates.data?.items ?? [])
                  .filter(({ can }) => can.includes('edit'))
                  .map(({ key, name }) => ({ value: key, label: name }))}
              />
            </FormField>
          </>
        )}
        <FormField
          label={text('retrospective.field.reason')}
          hint={value.kind === 'template' ? undefined : text('retrospective.change.reasonHint')}
          issue={fields.reason}
          required
        >
          <TextArea value={value.reason} onChange={(reason) => change({ reason })} maxLength={1000} />
        </FormField>
        <ErrorLine error={propose.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={propose.isPending} disabled={!isWhole}>
            {text(value.kind === 'template' ? 'retrospective.change.keep' : 'retrospective.change.send')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
