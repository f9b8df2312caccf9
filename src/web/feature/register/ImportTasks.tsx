import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ImportView, sendSheet } from './api.ts'
import '#web/ui/rows.css'
import './register.css'

const plans = ['create', 'update', 'skip', 'refuse'] as const
const looks: Readonly<Record<(typeof plans)[number], { icon: IconName; tone: string }>> = {
  create: { icon: 'plus', tone: 'tone-green' },
  update: { icon: 'pencil', tone: 'tone-accent' },
  skip: { icon: 'check', tone: 'tone-quiet' },
  refuse: { icon: 'warn', tone: 'tone-seal' },
}

/** A filled-in sheet: looked at first, row by row, and saved when one says so. */
export function ImportTasks(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [file, setFile] = useState<File>()
  const [view, setView] = useState<ImportView>()
  const [isSaved, setSaved] = useState(false)
  const save = useMutation({
    mutationFn: (sheet: File) => sendSheet(sheet, false),
    onSuccess: (saved) => {
      setView(saved)
      setSaved(true)
      toast(text('register.import.saved', { created: saved.counts.create, updated: saved.counts.update }))
      void cache.invalidateQueries({ queryKey: ['task'] })
    },
  })
  const willDo = view === undefined ? 0 : view.counts.create + view.counts.update
  return (
    <div className="stack">
      <p className="quiet">{text('register.import.how')}</p>
      <FileDrop
        label={text('register.import.choose')}
        hint={text('register.import.kinds')}
        accept=".xlsx,.xls,.csv"
        onFile={async (chosen, onProgress) => {
          save.reset()
          setView(undefined)
          setSaved(false)
          setFile(chosen)
          setView(await sendSheet(chosen, true, onProgress))
        }}
      />
      {view !== undefined && (
        <>
          <div className="line" aria-live="polite">
            <h2>
              {text(isSaved ? 'register.import.result' : 'register.import.preview', {
                sheet: text(`register.sheet.${view.sheet}`),
              })}
            </h2>
            {plans.map((plan) => (
              <span key={plan} className={`mark small ${looks[plan].tone}`}>
                <Icon name={looks[plan].icon} size={14} />
                {text(`register.import.plan.${plan}`)} {view.counts[plan]}
              </span>
            ))}
          </div>
          {view.unknown.length > 0 && (
            <p className="small quiet">
              {text('register.import.unknown', { columns: view.unknown.join('、') })}
            </p>
          )}
          <ImportRows view={view} />
          {!isSaved && (
            <div className="line">
              <Button
                kind="primary"
                disabled={willDo === 0}
                busy={save.isPending}
                onClick={() => file && save.mutate(file)}
              >
                {text('register.import.save', { count: willDo })}
              </Button>
              {willDo === 0 && <span className="small quiet">{text('register.import.nothing')}</span>}
              {view.counts.refuse > 0 && willDo > 0 && (
                <span className="small quiet">{text('register.import.refusedStay')}</span>
              )}
            </div>
          )}
          <ErrorLine error={save.error} />
        </>
      )}
    </div>
  )
}

function ImportRows({ view }: { view: ImportView }): ReactNode {
  const text = useText()
  const [isAll, setAll] = useState(false)
  const shown = isAll
    ? view.rows
    : view.rows.filter(({ plan, problems }) => plan !== 'skip' || problems.length > 0)
  const heading = (column: string) =>
    text(
      view.sheet === 'tracking' && hasText(`ledger.tracking.column.${column}`)
        ? `ledger.tracking.column.${column}`
        : `ledger.column.${column}`,
    )
  return (
    <>
      {view.counts.skip > 0 && (
        <CheckField checked={isAll} onChange={setAll}>
          {text('register.import.showSame', { count: view.counts.skip })}
        </CheckField>
      )}
      {shown.length > 0 && (
        <table className="rows import-rows" aria-label={text('register.import.rows')}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 56 }}>
                {text('register.import.line')}
              </th>
              <th scope="col" style={{ width: 110 }}>
                {text('register.import.what')}
              </th>
              <th scope="col">{text('task.field.name')}</th>
              <th scope="col">{text('register.import.details')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, plan, number, name, taskId, changes, problems }) => (
              <tr key={line}>
                <td data-label={text('register.import.line')}>{line}</td>
                <td>
                  <span className={`mark ${looks[plan].tone}`}>
                    <Icon name={looks[plan].icon} size={14} />
                    {text(`register.import.plan.${plan}`)}
                  </span>
                </td>
                <th scope="row">
                  {taskId === null ? name : <Link to={`/tasks/${taskId}`}>{name}</Link>}{' '}
                  <span className="number">{number}</span>
                </th>
                <td>
                  <ul className="small">
                    {problems.map(({ column, reason, params }) => (
                      <li key={`${column} ${reason}`} className={plan === 'refuse' ? 'late' : 'quiet'}>
                        {column !== '' && `${heading(column)}：`}
                        {text(hasText(`error.${reason}`) ? `error.${reason}` : 'error.field.invalid', params)}
                      </li>
                    ))}
                    {changes.map(({ column, from, to }) => (
                      <li key={column}>
                        <span className="faint">{heading(column)}</span>{' '}
                        {from !== '' && (
                          <>
                            <del>{from}</del> →{' '}
                          </>
                        )}
                        <ins>{to}</ins>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
