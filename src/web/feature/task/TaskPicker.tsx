import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { listTasks } from '#contract/task.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Combobox } from '#web/ui/Combobox.tsx'

export interface TaskRef {
  readonly id: string
  readonly name: string
}

/** One task that one may see, found by number or words. */
export function TaskPicker({
  value,
  onChange,
  exceptId,
}: {
  value: TaskRef | null
  onChange: (task: TaskRef | null) => void
  exceptId?: string
}): ReactNode {
  const text = useText()
  const [q, setQ] = useState<string>()
  const typed = (q ?? '').trim().slice(0, 60)
  const found = useQuery({
    queryKey: ['task', 'list', 'picker', typed] as const,
    queryFn: ({ signal }) =>
      call(listTasks, { query: { open: 'any', limit: 20, ...(typed !== '' && { q: typed }) }, signal }),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  const items = (found.data?.items ?? [])
    .filter(({ id }) => id !== exceptId)
    .map(({ id, name, number }) => ({ id, label: name, note: number }))
  return (
    <Combobox
      placeholder={text('task.find')}
      chosen={value === null ? [] : [{ id: value.id, label: value.name }]}
      items={items}
      isWaiting={found.isFetching}
      onQuery={setQ}
      onChoose={({ id, label }) => onChange({ id, name: label })}
      onRemove={() => onChange(null)}
    />
  )
}
