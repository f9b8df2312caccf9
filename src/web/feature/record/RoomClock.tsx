import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RoomView } from '#contract/room.ts'
import { changeRoom } from '#contract/room.ts'
import { type BodyOf, call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField } from '#web/ui/fields.tsx'
import { putRoom } from './api.ts'

/** What can be set, and the bounds within which it makes sense (minutes). */
const settings = [
  ['firstAlertMinutes', 120],
  ['lastAlertMinutes', 120],
  ['speechMinutes', 60],
] as const
type Setting = (typeof settings)[number][0]

/** When this room's clock speaks up, and how long one speaks. Each is saved when it is left. */
export function RoomClock({ room }: { room: RoomView }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: (change: BodyOf<typeof changeRoom>) =>
      call(changeRoom, { params: { id: room.meetingId }, body: change }),
    onSuccess: (next) => putRoom(cache, next),
  })
  return (
    <details className="prompts">
      <summary className="small">{text('room.clock')}</summary>
      <div className="room-clock">
        {settings.map(([name, most]) => (
          <FormField key={name} label={text(`room.clockOf.${name}`)}>
            <Minutes
              value={room[name]}
              most={most}
              onLeave={(minutes) => save.mutate({ [name]: minutes } as { [One in Setting]?: number })}
            />
          </FormField>
        ))}
        <ErrorLine error={save.error} />
      </div>
    </details>
  )
}

function Minutes({
  value,
  most,
  onLeave,
}: {
  value: number
  most: number
  onLeave: (minutes: number) => void
}): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState<number | null>()
  return (
    <NumberField
      value={typed === undefined ? value : typed}
      min={1}
      max={most}
      unit={text('room.minutes')}
      onChange={setTyped}
      onBlur={() => {
        setTyped(undefined)
        if (typed == null || typed === value) return
        onLeave(Math.min(most, Math.max(1, Math.round(typed))))
      }}
    />
  )
}
