import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import { type WrittenRecord, writtenRecords } from '#domain/decision/chat.ts'
import {
  type InformationFrequency,
  informationFrequencies,
  informationWays,
} from '#domain/information/rule.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type InformationRule, type RuleFields, ruleHistoryQuery, useRemoveRule, useSaveRule } from './api.ts'

function useNameOf(): (rule: InformationRule) => string {
  const text = useText()
  return ({ kind, name }) => (kind === null ? name : text(`enum.informationKind.${kind}`))
}

/** Each kind of information: its path, way, frequency, level and written record (S4-38). */
export function Rules({
  rules,
  canEdit,
}: {
  rules: readonly InformationRule[]
  canEdit: boolean
}): ReactNode {
  const text = useText()
  const nameOf = useNameOf()
  const [open, setOpen] = useState<InformationRule | 'new'>()
  const columns = useMemo<readonly Column<InformationRule>[]>(
    () => [
      {
        key: 'kind',
        head: text('information.field.kind'),
        width: 150,
        cell: (rule) => nameOf(rule),
      },
      {
        key: 'path',
        head: text('information.field.path'),
        cell: ({ path, kind }) => path || (kind === null ? '—' : text(`information.path.${kind}`)),
      },
      {
        key: 'ways',
        head: text('information.field.ways'),
        width: 150,
        cell: ({ ways }) => ways.map((way) => text(`enum.informationWay.${way}`)).join(text('common.join')),
      },
      {
        key: 'frequency',
        head: text('information.field.frequency'),
        width: 110,
        cell: ({ frequency }) => text(`enum.informationFrequency.${frequency}`),
      },
      {
        key: 'classification',
        head: text('information.field.classification'),
        width: 110,
        cell: ({ classification }) => text(`enum.classification.${classification}`),
      },
      {
        key: 'writtenAs',
        head: text('information.field.writtenAs'),
        width: 130,
        cell: ({ writtenAs }) =>
          writtenAs === null ? text('information.noRecord') : text(`enum.writtenRecord.${writtenAs}`),
      },
      {
        key: 'open',
        head: '',
        width: 110,
        cell: (rule) => {
          const act = canEdit ? text('common.edit') : text('information.history')
          return (
            <Button
              small
              kind="quiet"
              icon={canEdit ? 'pencil' : 'history'}
              aria-label={`${act} ${nameOf(rule)}`}
              onClick={() => setOpen(rule)}
            >
              {act}
            </Button>
          )
        },
      },
    ],
    [text, nameOf, canEdit],
  )
  return (
    <div className="stack">
      <RowTable label={text('information.title')} columns={columns} rows={rules} keyOf={({ id }) => id} />
      {canEdit && (
        <div>
          <Button icon="plus" onClick={() => setOpen('new')}>
            {text('information.add')}
          </Button>
        </div>
      )}
      {open !== undefined && (
        <RuleDialog
          key={open === 'new' ? 'new' : open.id}
          rule={open === 'new' ? undefined : open}
          canEdit={canEdit}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

function RuleDialog({
  rule,
  canEdit,
  onClose,
}: {
  rule: InformationRule | undefined
  canEdit: boolean
  onClose: () => void
}): ReactNode {
  const text = useText()
  const nameOf = useNameOf()
  const title =
    rule === undefined
      ? text('information.add')
      : canEdit
        ? text('information.editOne', { name: nameOf(rule) })
        : nameOf(rule)
  return (
    <Dialog title={title} onClose={onClose} width={600}>
      <div className="stack">
        {canEdit && <RuleForm rule={rule} onClose={onClose} />}
        {rule !== undefined && <History rule={rule} />}
      </div>
    </Dialog>
  )
}

function RuleForm({ rule, onClose }: { rule: InformationRule | undefined; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const save = useSaveRule(rule)
  const remove = useRemoveRule()
  const [reason, setReason] = useState('')
  const [fields, setFields] = useState<RuleFields>({
    name: rule?.name ?? '',
    path: rule?.path ?? '',
    ways: rule?.ways ?? ['system'],
    frequency: rule?.frequency ?? 'atOnce',
    classification: rule?.classification ?? 'internal',
    writtenAs: rule?.writtenAs ?? null,
  })
  const change = (part: Partial<RuleFields>) => setFields((before) => ({ ...before, ...part }))
  const issues = save.error ? sayError(save.error).fields : {}
  const isOwn = rule === undefined || rule.kind === null
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      { fields: { ...fields, name: fields.name.trim(), path: fields.path.trim() }, reason: reason.trim() },
      {
        onSuccess: () => {
          toast(text('information.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <form className="form" onSubmit={handleSubmit}>
      {isOwn && (
        <FormField label={text('information.field.name')} issue={issues.name} required>
          <TextField value={fields.name} onChange={(name) => change({ name })} maxLength={200} autoFocus />
        </FormField>
      )}
      <FormField
        label={text('information.field.path')}
        hint={!isOwn && text('information.pathHint')}
        issue={issues.path}
      >
        <TextField
          value={fields.path}
          onChange={(path) => change({ path })}
          maxLength={200}
          {...(rule?.kind != null && { placeholder: text(`information.path.${rule.kind}`) })}
        />
      </FormField>
      <fieldset className="line" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="field-label">{text('information.field.ways')}</legend>
        {informationWays.map((way) => (
          <CheckField
            key={way}
            checked={fields.ways.includes(way)}
            onChange={(isOn) =>
              change({
                ways: informationWays.filter((one) => (one === way ? isOn : fields.ways.includes(one))),
              })
            }
          >
            {text(`enum.informationWay.${way}`)}
          </CheckField>
        ))}
      </fieldset>
      <div className="form-columns">
        <FormField label={text('information.field.frequency')}>
          <SelectField
            value={fields.frequency}
            onChange={(frequency: InformationFrequency) => change({ frequency })}
            options={informationFrequencies.map((one) => ({
              value: one,
              label: text(`enum.informationFrequency.${one}`),
            }))}
          />
        </FormField>
        <FormField label={text('information.field.classification')}>
          <SelectField
            value={fields.classification}
            onChange={(classification: Classification) => change({ classification })}
            options={classifications.map((one) => ({
              value: one,
              label: text(`enum.classification.${one}`),
            }))}
          />
        </FormField>
      </div>
      <FormField label={text('information.field.writtenAs')}>
        <SelectField
          value={fields.writtenAs ?? ''}
          none={text('information.noRecord')}
          onChange={(one: WrittenRecord | '') => change({ writtenAs: one === '' ? null : one })}
          options={writtenRecords.map((one) => ({ value: one, label: text(`enum.writtenRecord.${one}`) }))}
        />
      </FormField>
      {rule !== undefined && (
        <FormField label={text('information.field.reason')}>
          <TextArea value={reason} onChange={setReason} maxLength={200} />
        </FormField>
      )}
      <ErrorLine error={save.error ?? remove.error} />
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          busy={save.isPending}
          disabled={fields.ways.length === 0 || (isOwn && fields.name.trim() === '')}
        >
          {text('information.save')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        {rule !== undefined && rule.kind === null && (
          <Button
            kind="quiet"
            icon="trash"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(rule.id, {
                onSuccess: () => {
                  toast(text('information.removed'))
                  onClose()
                },
              })
            }
          >
            {text('information.remove', { name: rule.name })}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What it was before, and who changed it. */
function History({ rule }: { rule: InformationRule }): ReactNode {
  const text = useText()
  const query = useQuery(ruleHistoryQuery(rule.id))
  return (
    <section className="stack" aria-label={text('information.history')}>
      <h3>{text('information.history')}</h3>
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">{text('information.noHistory')}</p>
          ) : (
            <ol className="chain-links">
              {items.map((item) => (
                <li key={item.at}>
                  <HistoryList items={[item]} noun="informationRule" kind="decisionState" />
                  <Differences data={item.data} />
                </li>
              ))}
            </ol>
          )
        }
      </Faces>
    </section>
  )
}

function Differences({ data }: { data: Readonly<Record<string, unknown>> }): ReactNode {
  const text = useText()
  const before = (data.before ?? {}) as Record<string, unknown>
  const after = (data.after ?? {}) as Record<string, unknown>
  const say = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => say(field, one)).join(text('common.join'))
    if (value === null) return text('information.noRecord')
    if (value === undefined || value === '') return text('information.empty')
    const word = String(value)
    switch (field) {
      case 'ways':
        return text(`enum.informationWay.${word as 'oral'}`)
      case 'frequency':
        return text(`enum.informationFrequency.${word as InformationFrequency}`)
      case 'classification':
        return text(`enum.classification.${word as Classification}`)
      case 'writtenAs':
        return text(`enum.writtenRecord.${word as WrittenRecord}`)
      default:
        return word
    }
  }
  return (
    <ul className="small quiet">
      {Object.keys(after).map((field) => (
        <li key={field}>
          {text('information.change', {
            field: text(`information.field.${field as 'path'}`),
            before: say(field, before[field]),
            after: say(field, after[field]),
          })}
        </li>
      ))}
    </ul>
  )
}
