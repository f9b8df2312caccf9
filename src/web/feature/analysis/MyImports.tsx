import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { dropImport, type ImportRow } from '#contract/import.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { importKeys, importsQuery } from './api.ts'

/** What I have begun and what has become of it; nobody else sees this list. */
export function MyImports(): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(importsQuery())
  const [dropping, setDropping] = useState<ImportRow>()
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={text('imports.mine.title')} note={text('imports.mine.note')}>
      <Faces
        query={query}
        isEmpty={() => rows.length === 0}
        empty={<p className="quiet">{text('imports.mine.none')}</p>}
      >
        {() => (
          <>
            <ul className="my-imports">
              {rows.map((row) => (
                <li key={row.id}>
                  <span className={`mark small ${row.state === 'open' ? 'tone-accent' : 'tone-green'}`}>
                    <Icon name={row.state === 'open' ? 'pencil' : 'check'} size={14} />
                    {text(`imports.mine.${row.state}`)}
                  </span>
                  <Link to={`/imports/${row.id}`} className="my-import-name">
                    {row.name}
                  </Link>
                  <span className="small faint my-import-left">
                    {row.state === 'applied'
                      ? row.meeting && <Link to={`/meetings/${row.meeting.id}`}>{row.meeting.number}</Link>
                      : row.itemCount === 0
                        ? text('imports.mine.empty')
                        : text('imports.mine.left', { open: row.openCount, all: row.itemCount })}
                  </span>
                  <span className="small faint nowrap">
                    <When at={row.updatedAt} />
                  </span>
                  {row.state === 'open' && (
                    <Button
                      small
                      kind="quiet"
                      icon="trash"
                      aria-label={text('imports.mine.dropOf', { name: row.name })}
                      onClick={() => setDropping(row)}
                    />
                  )}
                </li>
              ))}
            </ul>
            <More query={query} />
          </>
        )}
      </Faces>
      {dropping !== undefined && <Drop row={dropping} onClose={() => setDropping(undefined)} />}
    </Section>
  )
}

function Drop({ row, onClose }: { row: ImportRow; onClose: () => void }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const drop = useMutation({
    mutationFn: () => call(dropImport, { params: { id: row.id } }),
    onSuccess: () => {
      onClose()
      return cache.invalidateQueries({ queryKey: importKeys.lists })
    },
  })
  return (
    <Confirm
      title={text('imports.mine.dropTitle')}
      action={text('imports.mine.drop')}
      seal
      busy={drop.isPending}
      error={drop.error}
      onConfirm={() => drop.mutate()}
      onClose={onClose}
    >
      <p>{text('imports.mine.dropNote', { name: row.name })}</p>
    </Confirm>
  )
}
