import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import { type AlertColour, alertColours, alertRules } from '#domain/risk/alert.ts'
import type { RiskMove } from '#domain/risk/lifecycle.ts'
import { riskGrades } from '#domain/risk/risk.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type RiskView, useMoveRisk } from './api.ts'

type Grade = '' | '1' | '2' | '3'
const gradeOf = (grade: Grade) => (grade === '' ? null : Number(grade))

/** Asks what a step of a risk's life needs, and makes it. */
export function RiskMoveDialog({
  risk,
  move,
  onClose,
}: {
  risk: RiskView
  move: RiskMove
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useMoveRisk(risk.id)
  const [possibility, setPossibility] = useState<Grade>(String(risk.possibility ?? '') as Grade)
  const [impact, setImpact] = useState<Grade>(String(risk.impact ?? '') as Grade)
  const [response, setResponse] = useState(risk.response)
  const [department, setDepartment] = useState<DepartmentRef | null>(risk.department)
  const [colour, setColour] = useState<AlertColour>('yellow')
  const [reason, setReason] = useState('')
  const issues = make.error ? sayError(make.error).fields : {}
  const closesAlert = risk.alert?.closedAt === null && (move === 'standDown' || move === 'close')
  const asksReason = !['assess', 'monitor', 'mitigate'].includes(move)
  const options = riskGrades.map((grade) => ({
    value: String(grade) as Grade,
    label: text(`enum.riskGrade.${grade}`),
  }))

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      {
        move,
        possibility: gradeOf(possibility),
        impact: gradeOf(impact),
        response: response.trim(),
        departmentId: department?.id ?? null,
        colour: move === 'raiseAlert' ? colour : null,
        reason: reason.trim(),
      },
      {
        onSuccess: () => {
          onClose()
          toast(text('risk.moved'))
        },
      },
    )
  }

  return (
    <Dialog title={text(`risk.move.${move}`)} onClose={onClose} width={480}>
      <form className="form" onSubmit={handleSubmit}>
        <p>{risk.text}</p>
        {move === 'assess' && (
          <div className="form-columns">
            <FormField label={text('risk.field.possibility')} issue={issues.possibility} required>
              <SelectField
                value={possibility}
                none={text('risk.field.grade')}
                onChange={setPossibility}
                options={options}
              />
            </FormField>
            <FormField label={text('risk.field.impact')} issue={issues.impact} required>
              <SelectField
                value={impact}
                none={text('risk.field.grade')}
                onChange={setImpact}
                options={options}
              />
            </FormField>
          </div>
        )}
        {move === 'monitor' && (
          <>
            <FormField label={text('risk.field.response')} issue={issues.response} required>
              <TextArea value={response} onChange={setResponse} maxLength={5000} autoFocus />
            </FormField>
            <FormField label={text('risk.field.department')} issue={issues.departmentId} required>
              <DepartmentPicker value={department} onChange={setDepartment} />
            </FormField>
          </>
        )}
        {move === 'raiseAlert' && (
          <FormField
            label={text('risk.field.colour')}
            hint={text('risk.alerts.asks', { action: text(`enum.alertAction.${alertRules[colour].action}`) })}
            issue={issues.colour}
            required
          >
            <SelectField
              value={colour}
              onChange={setColour}
              options={alertColours.map((one) => ({ value: one, label: text(`enum.alertColour.${one}`) }))}
            />
          </FormField>
        )}
        {asksReason && (
          <FormField
            label={text(closesAlert ? 'risk.field.action' : 'risk.field.reason')}
            issue={issues.reason}
            required
          >
            <TextArea value={reason} onChange={setReason} maxLength={5000} autoFocus />
          </FormField>
        )}
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={make.isPending}>
            {text(`risk.move.${move}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
