import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { ImportRow, previewPeopleImport } from '#contract/organisation.ts'
import { useGoTo } from '#web/lib/address.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { toast } from '#web/ui/toast.tsx'
import { previewImport, useImportPeople } from './api.ts'

type Preview = z.infer<typeof previewPeopleImport.reply>

interface Previewed extends Preview {
  /** One file saved once, however often the button or the network stutters. */
  readonly key: string
}

/** Upload, look at what would happen row by row, save all or nothing. */
export function ImportPeople(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const [preview, setPreview] = useState<Previewed>()
  const save = useImportPeople()

  if (preview === undefined) {
    return (
      <>
        <p className="quiet">{text('organisation.import.step1')}</p>
        <FileDrop
          label={text('organisation.import.choose')}
          hint={text('organisation.import.accept')}
          accept=".xlsx,.xls,.csv"
          onFile={async (file, onProgress) =>
            setPreview({
              ...(await previewImport(file, onProgress)),
              // Not the name of the file: a header of a request takes no Chinese.
              key: crypto.randomUUID?.() ?? `${file.lastModified}.${Date.now()}`,
            })
          }
        />
      </>
    )
  }

  const { rows, totals, newDepartments, key } = preview
  const toSave = rows.filter(({ plan }) => plan === 'create' || plan === 'update')

  function handleSave() {
    save.mutate(
      { rows: toSave.map(({ plan: _plan, problems: _problems, ...row }) => row), key },
      {
        onSuccess: (done) => {
          toast(text('organisation.import.done', done))
          goTo('/settings/people')
        },
      },
    )
  }

  return (
    <>
      <p>{text('organisation.import.totals', totals)}</p>
      {newDepartments.length > 0 && (
        <p className="quiet">
          {text('organisation.import.newDepartments', { names: newDepartments.join(text('common.join')) })}
        </p>
      )}
      {totals.refuse > 0 && <p className="late">{text('organisation.import.mend')}</p>}
      <ErrorLine error={save.error} />
      <div className="line">
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={totals.refuse > 0 || toSave.length === 0}
          onClick={handleSave}
        >
          {toSave.length === 0
            ? text('organisation.import.nothing')
            : text('organisation.import.save', { count: toSave.length })}
        </Button>
        <Button disabled={save.isPending} onClick={() => setPreview(undefined)}>
          {text('organisation.import.another')}
        </Button>
      </div>
      <PreviewTable rows={rows} />
    </>
  )
}

const weight = { refuse: 0, create: 1, update: 2, skip: 3 } as const
const tones = {
  refuse: 'tone-seal',
  create: 'tone-green',
  update: 'tone-accent',
  skip: 'tone-quiet',
} as const

function PreviewTable({ rows }: { rows: readonly ImportRow[] }): ReactNode {
  const text = useText()
  const sayProblem = ({ reason, params }: ImportRow['problems'][number]) =>
    text(hasText(`error.${reason}`) ? `error.${reason}` : 'error.field.invalid', params)
  return (
    <RowTable
      label={text('organisation.import.title')}
      rows={rows.toSorted((a, b) => weight[a.plan] - weight[b.plan] || a.line - b.line)}
      keyOf={({ line }) => String(line)}
      isMuted={({ plan }) => plan === 'skip'}
      columns={[
        { key: 'line', head: text('organisation.import.line'), width: 48, cell: ({ line }) => line },
        {
          key: 'plan',
          head: text('organisation.people.state'),
          width: 72,
          cell: ({ plan }) => <span className={tones[plan]}>{text(`organisation.import.plan.${plan}`)}</span>,
        },
        { key: 'name', head: text('organisation.people.name'), cell: ({ name }) => name },
        {
          key: 'department',
          head: text('organisation.import.path'),
          cell: ({ departmentPath }) => departmentPath,
        },
        {
          key: 'post',
          head: text('organisation.people.jobTitle'),
          cell: ({ jobTitle, isHead }) => (
            <>
              {jobTitle}
              {isHead && <span className="small faint"> {text('organisation.import.head')}</span>}
            </>
          ),
        },
        { key: 'email', head: text('organisation.people.email'), cell: ({ email }) => email },
        {
          key: 'problem',
          head: text('organisation.import.problem'),
          cell: ({ problems }) =>
            problems.map((problem) => (
              <div key={problem.field + problem.reason} className="tone-seal">
                {sayProblem(problem)}
              </div>
            )),
        },
      ]}
    />
  )
}
