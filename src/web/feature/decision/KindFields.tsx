import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { commitmentUnits, noticeAudiences, noticeChannels, referenceTargets } from '#domain/decision/kinds.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import type { DecisionFields } from './fields.ts'

interface Parts {
  readonly mine: DecisionFields
  readonly change: (part: Partial<DecisionFields>) => void
  readonly issues: Readonly<Record<string, string>>
}

/** What only this kind of decision has. */
export function KindFields({ meetingId, ...parts }: Parts & { meetingId: string | null }): ReactNode {
  switch (parts.mine.kind) {
    case 'conditional':
      return <ConditionFields {...parts} />
    case 'standingRule':
      return <RuleFields {...parts} />
    case 'reference':
      return <ReferenceFields {...parts} meetingId={meetingId} />
    default:
      return null
  }
}

function ConditionFields({ mine, change, issues }: Parts): ReactNode {
  const text = useText()
  return (
    <>
      <FormField label={text('decision.field.condition')} hint={text('decision.hint.condition')}>
        <TextArea
          value={mine.conditionEvent}
          onChange={(conditionEvent) => change({ conditionEvent })}
          maxLength={5000}
        />
      </FormField>
      <div className="form-columns">
        <FormField label={text('decision.field.affectedDate')}>
          <DayField value={mine.affectedDate} onChange={(affectedDate) => change({ affectedDate })} />
        </FormField>
        <FormField
          label={text('decision.field.noticeLead')}
          hint={text('decision.hint.noticeLead')}
          issue={issues.noticeLeadDays}
        >
          <NumberField
            value={mine.noticeLeadDays}
            min={0}
            max={365}
            unit={text('enum.unit.day')}
            onChange={(noticeLeadDays) => change({ noticeLeadDays })}
          />
        </FormField>
        <FormField label={text('decision.field.noticeAudience')}>
          <SelectField
            value={mine.noticeAudience}
            onChange={(noticeAudience) => change({ noticeAudience })}
            options={noticeAudiences.map((one) => ({
              value: one,
              label: text(`enum.noticeAudience.${one}`),
            }))}
          />
        </FormField>
        <FormField label={text('decision.field.noticeChannel')}>
          <SelectField
            value={mine.noticeChannel}
            onChange={(noticeChannel) => change({ noticeChannel })}
            options={noticeChannels.map((one) => ({ value: one, label: text(`enum.noticeChannel.${one}`) }))}
          />
        </FormField>
        <FormField label={text('decision.field.noticeSender')} hint={text('decision.hint.noticeSender')}>
          <PersonPicker value={mine.noticeSender} onChange={(noticeSender) => change({ noticeSender })} />
        </FormField>
      </div>
    </>
  )
}

function RuleFields({ mine, change, issues }: Parts): ReactNode {
  const text = useText()
  return (
    <>
      <div className="form-columns">
        <FormField label={text('decision.field.ruleMetric')}>
          <TextField
            value={mine.ruleMetric}
            onChange={(ruleMetric) => change({ ruleMetric })}
            placeholder={text('decision.hint.ruleMetric')}
            maxLength={200}
          />
        </FormField>
        <FormField label={text('decision.field.ruleLimit')} issue={issues.ruleLimit}>
          <span className="line">
            <NumberField
              aria-label={text('decision.field.ruleLimit')}
              value={mine.ruleLimit}
              step="any"
              onChange={(ruleLimit) => change({ ruleLimit })}
            />
            <TextField
              aria-label={text('decision.field.ruleUnit')}
              placeholder={text('decision.field.ruleUnit')}
              value={mine.ruleUnit}
              onChange={(ruleUnit) => change({ ruleUnit })}
              maxLength={20}
              style={{ maxWidth: 100 }}
            />
          </span>
        </FormField>
      </div>
      <FormField label={text('decision.field.parties')}>
        <DepartmentsPicker value={mine.parties} onChange={(parties) => change({ parties })} />
      </FormField>
      <Commitments mine={mine} change={change} />
      <FormField label={text('decision.field.normRequest')} hint={text('decision.hint.normRequest')}>
        <TextArea
          value={mine.normRequest}
          onChange={(normRequest) => change({ normRequest })}
          maxLength={5000}
        />
      </FormField>
    </>
  )
}

/** 收到投诉后 · 1 小时 · 客服部: after what, within how long, who. */
function Commitments({ mine, change }: Omit<Parts, 'issues'>): ReactNode {
  const text = useText()
  const { commitments } = mine
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{text('decision.field.commitments')}</legend>
      {commitments.map((row, index) => {
        const put = (part: Partial<typeof row>) =>
          change({ commitments: commitments.map((one, at) => (at === index ? { ...one, ...part } : one)) })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else to be known by
          <div key={index} className="decision-form-row">
            <TextField
              aria-label={text('decision.field.trigger')}
              placeholder={text('decision.hint.trigger')}
              value={row.trigger}
              maxLength={200}
              onChange={(trigger) => put({ trigger })}
            />
            <span className="decision-duration">
              <NumberField
                aria-label={text('decision.field.duration')}
                value={row.amount}
                min={1}
                max={10000}
                onChange={(amount) => put({ amount })}
              />
              <SelectField
                aria-label={text('decision.field.durationUnit')}
                value={row.unit}
                onChange={(unit) => put({ unit })}
                options={commitmentUnits.map((unit) => ({
                  value: unit,
                  label: text(`enum.commitmentUnit.${unit}`),
                }))}
              />
            </span>
            <DepartmentPicker value={row.department} onChange={(department) => put({ department })} />
            <Button
              small
              kind="quiet"
              icon="cross"
              aria-label={text('common.remove', { name: row.trigger || String(index + 1) })}
              onClick={() => change({ commitments: commitments.filter((_, at) => at !== index) })}
            />
          </div>
        )
      })}
      <div>
        <Button
          small
          kind="quiet"
          icon="plus"
          onClick={() =>
            change({
              commitments: [...commitments, { trigger: '', amount: null, unit: 'hour', department: null }],
            })
          }
        >
          {text('decision.addCommitment')}
        </Button>
      </div>
    </fieldset>
  )
}

function ReferenceFields({
  mine,
  change,
  issues,
  meetingId,
}: Parts & { meetingId: string | null }): ReactNode {
  const text = useText()
  const meeting = useQuery({
    ...meetingQuery(meetingId ?? ''),
    enabled: meetingId !== null && mine.refersTo === 'material',
  })
  return (
    <div className="form-columns">
      <FormField label={text('decision.field.refersTo')}>
        <SelectField
          value={mine.refersTo ?? ''}
          none={text('decision.noReference')}
          onChange={(to: string) =>
            change({ refersTo: referenceTargets.find((one) => one === to) ?? null, refersMaterialId: null })
          }
          options={referenceTargets.map((one) => ({
            value: one,
            label: text(`enum.referenceTarget.${one}`),
          }))}
        />
      </FormField>
      {mine.refersTo === 'material' && (
        <FormField label={text('decision.field.material')} issue={issues.refersMaterialId}>
          <SelectField
            value={mine.refersMaterialId ?? ''}
            none={text('decision.noReference')}
            onChange={(id: string) => change({ refersMaterialId: id === '' ? null : id })}
            options={(meeting.data?.materials ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      )}
    </div>
  )
}
