import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'

/** The part of the address that names the thing shown: `/tasks/$id` → `usePathPart('id')`. */
export function usePathPart(name: string): string {
  const parts = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  return parts[name] ?? ''
}

/** To another page of ours; `replace` leaves no step back. */
export function useGoTo(): (to: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return useCallback(
    (to, { replace = false } = {}) => (replace ? history.replace(to) : history.push(to)),
    [history],
  )
}

export type Filters = Readonly<Record<string, string>>

/** The query of an address as filters; what is not asked for is not there. */
export function filtersOf(search: string): Filters {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''))
}

/** The address with filters changed; an empty value takes one out. */
export function addressWith(
  path: string,
  filters: Filters,
  change: Readonly<Record<string, string | undefined>>,
): string {
  const next = Object.entries({ ...filters, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  const query = new URLSearchParams(next).toString()
  return query === '' ? path : `${path}?${query}`
}

/** A list's filters live in its address: it can be kept, sent and gone back to. */
export function useFilters(): [Filters, (change: Readonly<Record<string, string | undefined>>) => void] {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const filters = useMemo(() => filtersOf(searchStr), [searchStr])
  const change = useCallback(
    (next: Readonly<Record<string, string | undefined>>) =>
      history.replace(addressWith(pathname, filters, next)),
    [history, pathname, filters],
  )
  return [filters, change]
}

/** What is typed to search a list with; it becomes the filter `q` of the address when the typing pauses. */
export function useTypedSearch(
  q: string,
  onChange: (change: Readonly<Record<string, string | undefined>>) => void,
): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(q)
  useEffect(() => {
    if (typed === q) return undefined
    const timer = setTimeout(() => onChange({ q: typed || undefined }), 250)
    return () => clearTimeout(timer)
  }, [typed, q, onChange])
  return [typed, setTyped]
}
