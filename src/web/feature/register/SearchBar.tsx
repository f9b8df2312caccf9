import { type ReactNode, useEffect, useId, useState } from 'react'
import type { SearchPiece } from '#domain/register/search-line.ts'
import { useText } from '#web/lib/text.ts'
import { OnDay } from '#web/ui/When.tsx'
import { Chip, DepartmentChip, PersonChip } from './Chips.tsx'
import { LineField } from './LineField.tsx'
import type { Meant } from './line-ask.ts'
import { useSearchLine } from './search-line.ts'

const longest = 200

/** The search line: asks when the typing rests, and says at once what it takes the words for. */
export function SearchBar({
  line,
  onChange,
  onDepartment,
}: {
  line: string
  onChange: (line: string) => void
  /** One of several departments was meant: it becomes a filter, and its word leaves the line. */
  onDepartment: (id: string, line: string) => void
}): ReactNode {
  const text = useText()
  const hintId = useId()
  const [typed, setTyped] = useState(line)
  useEffect(() => setTyped(line), [line])
  useEffect(() => {
    if (typed === line) return undefined
    const timer = setTimeout(() => onChange(typed), 300)
    return () => clearTimeout(timer)
  }, [typed, line, onChange])
  const { pieces, meant } = useSearchLine(typed)
  const isPlain = pieces.every(({ kind }) => kind === 'word')
  const faults = pieces.filter((piece) => isFault(piece, meant))

  function put(piece: SearchPiece, words: string): string {
    return `${typed.slice(0, piece.start)}${words}${typed.slice(piece.end)}`.replaceAll(/\s+/gu, ' ').trim()
  }

  return (
    <div className="search-line">
      <LineField
        type="search"
        aria-label={text('task.list.search')}
        aria-describedby={hintId}
        placeholder={text('register.search.placeholder')}
        value={typed}
        onChange={setTyped}
        maxLength={longest}
        faults={faults}
      />
      <div className="chips" id={hintId} aria-live="polite">
        {!isPlain &&
          pieces.map((piece) => (
            <PieceChip
              key={piece.start}
              piece={piece}
              meant={meant}
              onPerson={(name) => setTyped(put(piece, `@${name}`))}
              onDepartment={(id) => onDepartment(id, put(piece, ''))}
            />
          ))}
      </div>
    </div>
  )
}

function isFault(piece: SearchPiece, meant: Meant): boolean {
  if (piece.kind === 'person') return meant.person.get(piece.name)?.kind === 'none'
  if (piece.kind === 'department') return meant.department.get(piece.name)?.kind === 'none'
  return piece.kind === 'unknown'
}

function PieceChip({
  piece,
  meant,
  onPerson,
  onDepartment,
}: {
  piece: SearchPiece
  meant: Meant
  onPerson: (name: string) => void
  onDepartment: (id: string) => void
}): ReactNode {
  const text = useText()
  switch (piece.kind) {
    case 'scope':
      return <Chip label={text('task.list.view')}>{text(`register.scope.${piece.scope}`)}</Chip>
    case 'open':
      return <Chip label={text('task.list.open')}>{text(`task.open.${piece.open}`)}</Chip>
    case 'state':
      return <Chip label={text('task.field.state')}>{text(`enum.taskState.${piece.state}`)}</Chip>
    case 'priority':
      return <Chip label={text('task.field.priority')}>{text(`enum.taskPriority.${piece.priority}`)}</Chip>
    case 'overdue':
      return <Chip label={text('task.field.due')}>{text('register.filter.overdue')}</Chip>
    case 'nearDue':
      return <Chip label={text('task.field.due')}>{text('register.filter.nearDue')}</Chip>
    case 'due':
      return (
        <Chip label={text('task.field.due')}>
          {piece.from !== null && <OnDay day={piece.from} />}
          {piece.from !== piece.to && ' – '}
          {piece.to !== null && piece.to !== piece.from && <OnDay day={piece.to} />}
        </Chip>
      )
    case 'me':
      return <Chip label={text('task.field.owner')}>{text('register.line.me')}</Chip>
    case 'person':
      return (
        <PersonChip
          label={text('task.field.owner')}
          typed={piece.name}
          naming={meant.person.get(piece.name)}
          onChoose={onPerson}
        />
      )
    case 'department':
      return (
        <DepartmentChip
          label={text('task.field.department')}
          typed={piece.name}
          naming={meant.department.get(piece.name)}
          onChoose={({ id }) => onDepartment(id)}
        />
      )
    case 'word':
      return (
        <Chip label={text('register.line.word')} tone="word">
          {piece.word}
        </Chip>
      )
    case 'unknown':
      return (
        <Chip label={text('register.line.unknown')} tone="fault">
          {text(`register.line.why.${piece.why}`, { text: piece.text })}
        </Chip>
      )
  }
}
