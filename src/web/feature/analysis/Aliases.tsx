import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type AliasView, removeAlias } from '#contract/import.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { aliasesQuery, importKeys } from './api.ts'

/** Names that somebody settled while bringing in a text; administrators look them over and take back what is wrong. */
export function Aliases(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const query = useQuery(aliasesQuery)
  const remove = useMutation({
    mutationFn: (id: string) => call(removeAlias, { params: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: importKeys.aliases }),
  })
  const meaning = ({ person, department }: AliasView) =>
    person === null
      ? (department?.name ?? '')
      : [person.departmentName, person.name].filter(Boolean).join(' ')
  return (
    <Section title={text('imports.aliases.title')} note={text('imports.aliases.hint')}>
      <ErrorLine error={remove.error} />
      <Faces
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="quiet">{text('imports.aliases.none')}</p>}
      >
        {({ items }) => (
          <RowTable
            label={text('imports.aliases.title')}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { key: 'alias', head: text('imports.aliases.alias'), cell: ({ alias }) => alias },
              { key: 'means', head: text('imports.aliases.means'), cell: meaning },
              {
                key: 'by',
                head: text('imports.aliases.by'),
                cell: ({ createdBy }) => createdBy?.name ?? '',
              },
              {
                key: 'remove',
                head: '',
                width: 96,
                cell: ({ id, alias }) => (
                  <Button
                    small
                    kind="quiet"
                    icon="trash"
                    aria-label={text('imports.aliases.removeOf', { alias })}
                    busy={remove.isPending && remove.variables === id}
                    onClick={() => remove.mutate(id)}
                  >
                    {text('imports.aliases.remove')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Faces>
    </Section>
  )
}
