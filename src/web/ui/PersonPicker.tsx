import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { searchPeople } from '#contract/organisation.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Combobox, type ComboboxItem } from './Combobox.tsx'

function peopleFound(q: string) {
  return queryOptions({
    queryKey: ['person', 'search', q] as const,
    queryFn: ({ signal }) => call(searchPeople, { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

interface Item extends ComboboxItem {
  readonly person: PersonRef
}

function itemOf(person: PersonRef): Item {
  const note = [person.departmentName, person.jobTitle].filter(Boolean).join(' · ')
  return { id: person.id, label: person.name, note, person }
}

/** One person, found by name, pinyin, initials, department or post. */
export function PersonPicker({
  value,
  onChange,
  ...rest
}: {
  value: PersonRef | null
  onChange: (person: PersonRef | null) => void
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
}): ReactNode {
  return (
    <PeoplePicker
      {...rest}
      isMany={false}
      value={value === null ? [] : [value]}
      onChange={(people) => onChange(people[0] ?? null)}
    />
  )
}

/** Several people, in the order in which they were picked. */
export function PeoplePicker({
  value,
  onChange,
  isMany = true,
  placeholder,
  autoFocus = false,
  disabled = false,
}: {
  value: readonly PersonRef[]
  onChange: (people: PersonRef[]) => void
  isMany?: boolean
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
}): ReactNode {
  const text = useText()
  const [q, setQ] = useState<string>()
  const found = useQuery({ ...peopleFound(q ?? ''), enabled: q !== undefined })
  return (
    <Combobox<Item>
      isMany={isMany}
      autoFocus={autoFocus}
      disabled={disabled}
      placeholder={placeholder ?? text('common.findPerson')}
      chosen={value.map(itemOf)}
      items={(found.data?.items ?? []).map(itemOf)}
      isWaiting={found.isFetching}
      onQuery={setQ}
      onChoose={({ person }) => onChange(isMany ? [...value, person] : [person])}
      onRemove={({ id }) => onChange(value.filter((person) => person.id !== id))}
    />
  )
}
