import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { listRequests } from '#contract/request.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Combobox } from './Combobox.tsx'

export interface RequestRef {
  readonly id: string
  readonly title: string
}

/** One collaboration request, found by its title or number. */
export function RequestPicker({
  value,
  onChange,
}: {
  value: RequestRef | null
  onChange: (request: RequestRef | null) => void
}): ReactNode {
  const text = useText()
  const [q, setQ] = useState<string>()
  const typed = q?.trim().slice(0, 60) ?? ''
  const found = useQuery({
    queryKey: ['request', 'search', typed] as const,
    queryFn: ({ signal }) => call(listRequests, { query: { q: typed, limit: 10 }, signal }),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  return (
    <Combobox
      placeholder={text('request.list.search')}
      chosen={value === null ? [] : [{ id: value.id, label: value.title }]}
      items={(found.data?.items ?? []).map(({ id, name, number }) => ({ id, label: name, note: number }))}
      isWaiting={found.isFetching}
      onQuery={setQ}
      onChoose={({ id, label }) => onChange({ id, title: label })}
      onRemove={() => onChange(null)}
    />
  )
}
