import { type ReactNode, useState } from 'react'
import type { KpiView, OutputsView } from '#contract/output.ts'
import * as contract from '#contract/output.ts'
import { kpiGap } from '#domain/output/kpi.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, TextField } from '#web/ui/fields.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { AddRow } from './AddRow.tsx'
import { DepartmentField, firstDepartment } from './DepartmentField.tsx'
import { sayFigure, sayGap } from './money.ts'
import { RowButtons } from './RowButtons.tsx'
import { RowForm } from './RowForm.tsx'

/** Target, actual and gap of each department (S0-18). */
export function Kpis({ view }: { view: OutputsView }): ReactNode {
  const text = useText()
  const [editingId, setEditing] = useState<string>()
  const { kpis } = view
  const editing = kpis.find(({ id }) => id === editingId)
  const columns: Column<KpiView>[] = [
    { key: 'indicator', head: text('output.kpi.indicator'), cell: ({ indicator }) => indicator },
    {
      key: 'department',
      head: text('output.department'),
      width: 110,
      cell: ({ department }) => department.name,
    },
    {
      key: 'target',
      head: text('output.kpi.target'),
      width: 100,
      align: 'end',
      cell: ({ target, unit }) => sayFigure(target, unit),
    },
    {
      key: 'actual',
      head: text('output.kpi.actual'),
      width: 100,
      align: 'end',
      cell: ({ actual, unit }) =>
        actual === null ? (
          <span className="faint">{text('output.kpi.unknown')}</span>
        ) : (
          sayFigure(actual, unit)
        ),
    },
    {
      key: 'gap',
      head: text('output.kpi.gap'),
      width: 100,
      align: 'end',
      cell: ({ gap, unit }) => (gap === null ? '—' : sayGap(gap, unit)),
    },
    ...(kpis.some(({ can }) => can.includes('edit'))
      ? [
          {
            key: 'act',
            head: '',
            width: 72,
            cell: (kpi: KpiView) =>
              kpi.can.includes('edit') && (
                <RowButtons
                  about={kpi.indicator}
                  onEdit={() => setEditing(kpi.id)}
                  remove={() => call(contract.removeKpi, { params: { id: view.meetingId, rowId: kpi.id } })}
                />
              ),
          },
        ]
      : []),
  ]
  return (
    <>
      {kpis.length === 0 ? (
        <p className="faint">{text('output.kpi.none')}</p>
      ) : (
        <RowTable label={text('output.slot.kpi')} columns={columns} rows={kpis} keyOf={({ id }) => id} />
      )}
      {editing !== undefined && (
        <KpiForm key={editing.id} view={view} kpi={editing} onDone={() => setEditing(undefined)} />
      )}
      {(view.can.includes('keep') || view.mine.length > 0) && (
        <AddRow slot="kpi">{(onDone) => <KpiForm view={view} onDone={onDone} />}</AddRow>
      )}
    </>
  )
}

interface Values {
  readonly departmentId: string
  readonly indicator: string
  readonly target: number | null
  readonly actual: number | null
  readonly unit: string
}

const valuesOf = ({ department, indicator, target, actual, unit }: KpiView): Values => ({
  departmentId: department.id,
  indicator,
  target,
  actual,
  unit,
})

function KpiForm({ view, kpi, onDone }: { view: OutputsView; kpi?: KpiView; onDone: () => void }): ReactNode {
  const text = useText()
  const id = view.meetingId
  const blank: Values = {
    departmentId: firstDepartment(view),
    indicator: '',
    target: null,
    actual: null,
    unit: '',
  }
  const bodyOf = ({ indicator, target, actual, unit }: Values) => ({
    indicator,
    target: target ?? 0,
    actual,
    unit,
  })
  return (
    <RowForm<Values, KpiView>
      form={`output/${id}/kpi/${kpi?.id ?? 'new'}`}
      initial={kpi === undefined ? blank : valuesOf(kpi)}
      {...(kpi !== undefined && { row: kpi })}
      valuesOf={valuesOf}
      describe={({ indicator, target, actual, unit }) =>
        [indicator, target, actual, unit].filter((part) => part !== null && part !== '').join(' · ')
      }
      isReady={({ departmentId, indicator, target }) =>
        departmentId !== '' && indicator.trim() !== '' && target !== null
      }
      send={(values, version) =>
        kpi === undefined
          ? call(contract.addKpi, {
              params: { id },
              body: { departmentId: values.departmentId, ...bodyOf(values) },
            })
          : call(contract.updateKpi, { params: { id, rowId: kpi.id }, body: { ...bodyOf(values), version } })
      }
      onDone={onDone}
    >
      {(values, change) => {
        const gap = values.target === null ? null : kpiGap(values.target, values.actual)
        return (
          <>
            <div className="form-columns">
              {kpi === undefined && (
                <DepartmentField
                  view={view}
                  value={values.departmentId}
                  onChange={(departmentId) => change({ departmentId })}
                />
              )}
              <FormField label={text('output.kpi.indicator')} required>
                <TextField
                  value={values.indicator}
                  maxLength={200}
                  onChange={(indicator) => change({ indicator })}
                />
              </FormField>
              <FormField label={text('output.kpi.unit')}>
                <TextField value={values.unit} maxLength={20} onChange={(unit) => change({ unit })} />
              </FormField>
            </div>
            <div className="form-columns">
              <FormField label={text('output.kpi.target')} required>
                <NumberField value={values.target} step="any" onChange={(target) => change({ target })} />
              </FormField>
              <FormField label={text('output.kpi.actual')}>
                <NumberField value={values.actual} step="any" onChange={(actual) => change({ actual })} />
              </FormField>
              <p className="small quiet output-gap" aria-live="polite">
                {text('output.kpi.gap')} {gap === null ? '—' : sayGap(gap, values.unit)}
              </p>
            </div>
          </>
        )
      }}
    </RowForm>
  )
}
