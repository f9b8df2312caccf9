import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { search } from '#contract/today.ts'
import { useGoTo } from '#web/lib/address.ts'
import { call } from '#web/lib/api.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { nextIndex } from '#web/ui/Menu.tsx'
import { places } from './places.ts'

function found(q: string) {
  return queryOptions({
    queryKey: ['search', q] as const,
    queryFn: ({ signal }) => call(search, { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  })
}

interface Line {
  readonly key: string
  readonly icon: IconName
  readonly label: string
  readonly note: string
  readonly to: string
}

const icons = {
  meeting: 'meeting',
  decision: 'seal',
  task: 'task',
  minutes: 'minutes',
  collaboration: 'people',
  request: 'flag',
  risk: 'warn',
  conflict: 'switch',
  milestone: 'seal',
  change: 'pencil',
  retrospective: 'history',
  sync: 'send',
  person: 'person',
} as const
const states = {
  meeting: 'meetingState',
  decision: 'decisionState',
  task: 'taskState',
  minutes: 'minutesState',
  collaboration: 'collaborationState',
  request: 'requestState',
  risk: 'riskState',
  conflict: 'conflictState',
  milestone: 'milestoneState',
  change: 'changeState',
  retrospective: 'retrospectiveState',
  sync: 'syncState',
  person: 'personState',
} as const

/** Find anything, go anywhere, begin something: all from the keyboard. */
export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [q, setQ] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(q.trim())
  const result = useQuery({ ...found(asked), enabled: asked !== '' })

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  const commands: Line[] = [
    {
      key: 'new-meeting',
      icon: 'plus' as const,
      label: text('nav.newMeeting'),
      note: '',
      to: '/meetings/new',
    },
    {
      key: 'new-request',
      icon: 'plus' as const,
      label: text('nav.newRequest'),
      note: '',
      to: '/requests/new',
    },
    { key: 'new-task', icon: 'plus' as const, label: text('nav.newTask'), note: '', to: '/tasks/new' },
    ...places.map(({ key, to, icon }) => ({
      key,
      icon,
      label: text(`nav.${key}`),
      note: text('nav.goTo'),
      to,
    })),
  ].filter(({ label }) => label.toLowerCase().includes(q.trim().toLowerCase()))
  const things: Line[] = (asked === '' ? [] : (result.data?.items ?? [])).map((item) => {
    const state = `enum.${states[item.noun]}.${item.state}`
    return {
      key: item.id,
      icon: icons[item.noun],
      label: item.title,
      note: [item.number, hasText(state) ? text(state) : ''].filter(Boolean).join(' · '),
      to: item.link,
    }
  })
  const lines = [...things, ...commands]
  const active = Math.min(at, lines.length - 1)

  function open(line: Line | undefined) {
    if (line === undefined) return
    onClose()
    goTo(line.to)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      open(lines[active])
      return
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const next = nextIndex(event.key, active, lines.length)
    if (next === undefined) return
    event.preventDefault()
    setAt(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={text('nav.search')}
      onCancel={onClose}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-field">
        <Icon name="search" size={18} />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          aria-label={text('nav.search')}
          placeholder={text('nav.search')}
          autoFocus
          maxLength={60}
          value={q}
          onChange={(event) => {
            setQ(event.target.value)
            setAt(0)
          }}
          onKeyDown={handleKey}
        />
      </div>
      <ErrorLine error={asked === '' ? null : result.error} onRetry={() => void result.refetch()} />
      <div className="palette-list" id={listId} role="listbox" aria-label={text('nav.results')}>
        {lines.map((line, index) => (
          <div
            key={line.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="palette-line"
            onMouseMove={() => setAt(index)}
            onClick={() => open(line)}
            onKeyDown={handleKey}
          >
            <Icon name={line.icon} />
            <span className="palette-label">{line.label}</span>
            <span className="small faint">{line.note}</span>
          </div>
        ))}
      </div>
      {asked === '' ? (
        <p className="palette-note small faint">{text('nav.searchHint')}</p>
      ) : (
        result.data?.items.length === 0 && <p className="palette-note faint">{text('common.nothingFound')}</p>
      )}
    </dialog>
  )
}
