import type { ReactNode } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { type Naming, unmistakable } from './names.ts'
import './register.css'

/** What one piece of a line was taken for. */
export function Chip({
  label,
  tone = 'known',
  children,
}: {
  label: string
  tone?: 'known' | 'ask' | 'fault' | 'word'
  children: ReactNode
}): ReactNode {
  return (
    <span className={`chip chip-${tone}`}>
      {tone === 'fault' && <Icon name="warn" size={12} />}
      <span className="chip-label">{label}</span>
      {children}
    </span>
  )
}

/** A person as they were found; asked about when several may be meant. */
export function PersonChip({
  label,
  typed,
  naming,
  onChoose,
}: {
  label: string
  typed: string
  naming: Naming<PersonRef> | undefined
  /** The name to write instead. */
  onChoose: (name: string) => void
}): ReactNode {
  return (
    <NameChip
      label={label}
      typed={typed}
      naming={naming}
      note={({ departmentName, jobTitle }) => [departmentName, jobTitle].filter(Boolean).join(' · ')}
      onChoose={(person, among) => onChoose(unmistakable(person, among))}
    />
  )
}

export function DepartmentChip({
  label,
  typed,
  naming,
  onChoose,
}: {
  label: string
  typed: string
  naming: Naming<DepartmentRef> | undefined
  onChoose: (department: DepartmentRef) => void
}): ReactNode {
  return <NameChip label={label} typed={typed} naming={naming} note={() => ''} onChoose={onChoose} />
}

function NameChip<Known extends { readonly id: string; readonly name: string }>({
  label,
  typed,
  naming,
  note,
  onChoose,
}: {
  label: string
  typed: string
  naming: Naming<Known> | undefined
  note: (known: Known) => string
  onChoose: (known: Known, among: readonly Known[]) => void
}): ReactNode {
  const text = useText()
  switch (naming?.kind) {
    case 'one':
      return (
        <Chip label={label}>
          {naming.known.name} <span className="faint">{note(naming.known)}</span>
        </Chip>
      )
    case 'none':
      return (
        <Chip label={label} tone="fault">
          {text('register.line.nobody', { name: typed })}
        </Chip>
      )
    case 'several':
      return (
        <Chip label={label} tone="ask">
          <Menu
            label={text('register.line.which', { name: typed })}
            className="chip-ask"
            entries={naming.known.map((known) => ({
              label: known.name,
              note: note(known),
              act: () => onChoose(known, naming.known),
            }))}
          >
            {text('register.line.which', { name: typed })}
            <Icon name="down" size={12} />
          </Menu>
        </Chip>
      )
    default:
      return (
        <Chip label={label} tone="word">
          {typed}…
        </Chip>
      )
  }
}
