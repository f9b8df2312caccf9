import type { ReactNode } from 'react'
import type { AttendeeView } from '#contract/meeting.ts'
import { type AttendeeKind, type CoreRole, coreRoles } from '#domain/meeting/enums.ts'
import { useText } from '#web/lib/text.ts'
import { SelectField } from '#web/ui/fields.tsx'

export interface Part {
  readonly kind: AttendeeKind
  readonly coreRole: CoreRole | null
}

type PartName = CoreRole | 'core' | 'observer'

/** 主参会人·决策, 主参会人·执行 …, 列席人: one choice, as people say it (S0-37…42). */
export function PartField({
  value,
  onChange,
  label,
}: {
  value: Part
  onChange: (part: Part) => void
  label?: string
}): ReactNode {
  const text = useText()
  const name: PartName = value.kind === 'observer' ? 'observer' : (value.coreRole ?? 'core')
  return (
    <SelectField<PartName>
      {...(label !== undefined && { 'aria-label': label })}
      value={name}
      onChange={(next) =>
        onChange(
          next === 'observer'
            ? { kind: 'observer', coreRole: null }
            : { kind: 'core', coreRole: next === 'core' ? null : next },
        )
      }
      options={[
        ...coreRoles.map((role) => ({ value: role, label: text(`meeting.people.as.${role}`) })),
        { value: 'core' as const, label: text('meeting.people.as.core') },
        { value: 'observer' as const, label: text('meeting.people.as.observer') },
      ]}
    />
  )
}

/** The same, to be read. */
export function PartText({ kind, coreRole }: Pick<AttendeeView, 'kind' | 'coreRole'>): ReactNode {
  const text = useText()
  return <span>{text(`meeting.people.as.${kind === 'observer' ? 'observer' : (coreRole ?? 'core')}`)}</span>
}
