import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type QuickPiece, readQuickTask } from '#domain/register/quick-add.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Link } from '#web/ui/Link.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { useQuickCreate } from './api.ts'
import { Chip, DepartmentChip, PersonChip } from './Chips.tsx'
import { LineField } from './LineField.tsx'
import { type Naming, useNames } from './names.ts'
import { useSaidOn } from './search-line.ts'

const longest = 300

/** A task in one line: `任务 @人 #部门 !高 下周三前`. What it will be is shown before it is made. */
export function QuickAdd(): ReactNode {
  const text = useText()
  const hintId = useId()
  const me = useMe()
  const said = useSaidOn()
  const field = useRef<HTMLInputElement>(null)
  const { value: line, set, clear } = useDraft('register/quick', '')
  const create = useQuickCreate()
  const [made, setMade] = useState<{ id: string; number: string; name: string }>()
  const read = useMemo(() => said && readQuickTask(line, said), [line, said])
  const pieces = read?.pieces ?? []
  const people = useMemo(() => names(read?.pieces, 'person'), [read])
  const departments = useMemo(() => names(read?.pieces, 'department'), [read])
  const meant = useNames(people, departments)
  const faults = pieces.filter((piece) => isFault(piece, meant))
  const isSettled = pieces.every((piece) => isSure(piece, meant))
  const canCreate = read !== undefined && read.name !== '' && isSettled

  function put(piece: QuickPiece, words: string) {
    set(`${line.slice(0, piece.start)}${words}${line.slice(piece.end)}`)
    field.current?.focus()
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!canCreate || create.isPending) return
    create.mutate(
      { body: bodyOf(read.name, pieces, meant, me.id), idempotencyKey: crypto.randomUUID() },
      {
        onSuccess: (task) => {
          clear()
          setMade(task)
          field.current?.focus()
        },
      },
    )
  }

  return (
    <form className="quick-add" onSubmit={handleSubmit}>
      <div className="quick-line">
        <LineField
          ref={field}
          aria-label={text('register.quick.label')}
          aria-describedby={hintId}
          placeholder={text('register.quick.placeholder')}
          value={line}
          maxLength={longest}
          onChange={(next) => {
            set(next)
            setMade(undefined)
            create.reset()
          }}
          // While a word is being composed, Enter belongs to the input method.
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
          }}
          faults={faults}
        />
        <Button type="submit" icon="plus" disabled={!canCreate} busy={create.isPending}>
          {text('register.quick.create')}
        </Button>
      </div>
      <div className="chips" id={hintId} aria-live="polite">
        {line.trim() !== '' && read !== undefined && (
          <>
            {read.name === '' ? (
              <Chip label={text('task.field.name')} tone="fault">
                {text('register.quick.noName')}
              </Chip>
            ) : (
              <Chip label={text('task.field.name')}>{read.name}</Chip>
            )}
            {pieces.map((piece) => (
              <QuickChip key={piece.start} piece={piece} meant={meant} onPut={(words) => put(piece, words)} />
            ))}
          </>
        )}
        {made !== undefined && line === '' && (
          <span className="small">
            {text('register.quick.made')}{' '}
            <Link to={`/tasks/${made.id}`}>{`${made.number} ${made.name}`}</Link>
          </span>
        )}
      </div>
      <ErrorLine error={create.error} />
    </form>
  )
}

interface Meant {
  readonly person: ReadonlyMap<string, Naming<PersonRef>>
  readonly department: ReadonlyMap<string, Naming<DepartmentRef>>
}

function names(pieces: readonly QuickPiece[] | undefined, kind: 'person' | 'department'): string[] {
  return [
    ...new Set(
      (pieces ?? []).flatMap((piece) =>
        piece.kind === kind && !(piece.kind === 'person' && piece.isMe) ? [piece.name] : [],
      ),
    ),
  ]
}

function namingOf(piece: QuickPiece, meant: Meant): Naming<{ id: string }> | undefined {
  if (piece.kind === 'person' && !piece.isMe) return meant.person.get(piece.name)
  return piece.kind === 'department' ? meant.department.get(piece.name) : undefined
}

function isFault(piece: QuickPiece, meant: Meant): boolean {
  return piece.kind === 'unknown' || namingOf(piece, meant)?.kind === 'none'
}

/** What cannot be told does not hold up the task; a name that is nobody's or may be several people's does. */
function isSure(piece: QuickPiece, meant: Meant): boolean {
  const isNamed = piece.kind === 'department' || (piece.kind === 'person' && !piece.isMe)
  return !isNamed || namingOf(piece, meant)?.kind === 'one'
}

function bodyOf(name: string, pieces: readonly QuickPiece[], meant: Meant, me: string) {
  const body = {
    name,
    cooperatorIds: [] as string[],
    cooperating: [] as { departmentId: string; provides: string }[],
  }
  const more: Partial<Record<'ownerId' | 'ownerDepartmentId' | 'dueOn', string>> & {
    priority?: 'P0' | 'P1' | 'P2' | 'P3'
  } = {}
  for (const piece of pieces) {
    const naming = namingOf(piece, meant)
    const id =
      naming?.kind === 'one' ? naming.known.id : piece.kind === 'person' && piece.isMe ? me : undefined
    if (piece.kind === 'person' && id !== undefined) {
      if (piece.isOwner) more.ownerId = id
      else body.cooperatorIds.push(id)
    }
    if (piece.kind === 'department' && id !== undefined) {
      if (piece.isOwner) more.ownerDepartmentId = id
      else body.cooperating.push({ departmentId: id, provides: '' })
    }
    if (piece.kind === 'priority') more.priority = piece.priority
    if (piece.kind === 'due') more.dueOn = piece.on
  }
  return { ...body, ...more }
}

function QuickChip({
  piece,
  meant,
  onPut,
}: {
  piece: QuickPiece
  meant: Meant
  onPut: (words: string) => void
}): ReactNode {
  const text = useText()
  switch (piece.kind) {
    case 'person': {
      const label = text(piece.isOwner ? 'task.field.owner' : 'task.field.cooperators')
      return piece.isMe ? (
        <Chip label={label}>{text('register.line.me')}</Chip>
      ) : (
        <PersonChip
          label={label}
          typed={piece.name}
          naming={meant.person.get(piece.name)}
          onChoose={(name) => onPut(`@${name}`)}
        />
      )
    }
    case 'department':
      return (
        <DepartmentChip
          label={text(piece.isOwner ? 'task.field.ownerDepartment' : 'task.field.cooperating')}
          typed={piece.name}
          naming={meant.department.get(piece.name)}
          onChoose={({ name }) => onPut(`#${name}`)}
        />
      )
    case 'priority':
      return <Chip label={text('task.field.priority')}>{text(`enum.taskPriority.${piece.priority}`)}</Chip>
    case 'due':
      return (
        <Chip label={text('task.field.due')}>
          <OnDay day={piece.on} />
        </Chip>
      )
    case 'unknown':
      return (
        <Chip label={text('register.line.unknown')} tone="fault">
          {text(`register.quick.why.${piece.why}`, { text: piece.text })}
        </Chip>
      )
  }
}
