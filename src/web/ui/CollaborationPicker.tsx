import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { createCollaboration, listCollaborations } from '#contract/collaboration.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Combobox, type ComboboxItem } from './Combobox.tsx'
import { ErrorLine } from './ErrorLine.tsx'

/** A collaboration by its name; without an id it is only words, from elsewhere. */
export interface CollaborationRef {
  readonly id: string | null
  readonly name: string
}

interface Item extends ComboboxItem {
  readonly isNew: boolean
}

/** One collaboration, found by name or number; a name that is not there yet is set up with one more key. */
export function CollaborationPicker({
  value,
  onChange,
  disabled = false,
}: {
  value: CollaborationRef | null
  onChange: (collaboration: CollaborationRef | null) => void
  disabled?: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [q, setQ] = useState<string>()
  const typed = (q ?? '').trim()
  const found = useQuery({
    queryKey: ['collaboration', 'search', typed] as const,
    queryFn: ({ signal }) =>
      call(listCollaborations, {
        query: { ...(typed !== '' && { q: typed.slice(0, 60) }), limit: 10 },
        signal,
      }),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  const create = useMutation({
    mutationFn: (name: string) => call(createCollaboration, { body: { name } }),
    onSuccess: ({ id, name }) => {
      void cache.invalidateQueries({ queryKey: ['collaboration'] })
      onChange({ id, name })
    },
  })
  const known: Item[] = (found.data?.items ?? []).map(({ id, name, number }) => ({
    id,
    label: name,
    note: number,
    isNew: false,
  }))
  const isKnown = known.some(({ label }) => label === typed)
  const items: Item[] =
    typed === '' || isKnown || found.isFetching
      ? known
      : [...known, { id: 'new', label: typed, note: text('collaboration.setUpByName'), isNew: true }]
  return (
    <>
      <Combobox<Item>
        placeholder={text('collaboration.find')}
        disabled={disabled || create.isPending}
        chosen={value === null ? [] : [{ id: value.id ?? 'words', label: value.name }]}
        items={items}
        isWaiting={found.isFetching}
        onQuery={setQ}
        onChoose={({ id, label, isNew }) => (isNew ? create.mutate(label) : onChange({ id, name: label }))}
        onRemove={() => onChange(null)}
      />
      <ErrorLine error={create.error} />
    </>
  )
}
