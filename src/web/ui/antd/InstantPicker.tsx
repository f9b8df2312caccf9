import DatePicker from 'antd/es/date-picker'
import dayjs from 'dayjs'
import { type ReactNode, useMemo } from 'react'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt, timeOf, timeOfDay } from '#domain/calendar/instant.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { AntdProvider } from './AntdProvider.tsx'
import { typedDays } from './typed-days.ts'

/** Shows the wall clock of the organisation, wherever the reader's own clock is. */
export default function InstantPicker({
  value,
  onChange,
  disabled,
  ...wiring
}: {
  value: string | null
  onChange: (at: string | null) => void
  disabled?: boolean
  id?: string
}): ReactNode {
  const text = useText()
  const { zone } = useReading()
  // The same object as long as it is the same moment: another one resets what is being typed.
  const shown = useMemo(() => {
    if (value === null) return null
    const at = new Date(value)
    return dayjs(`${civilDateOf(at, zone)}T${timeOf(at, zone)}`)
  }, [value, zone])
  return (
    <AntdProvider>
      <DatePicker
        {...wiring}
        // Enter takes what is typed; it does not send the form around it off unfinished.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
        // Those of antd say their English names to screen readers.
        suffixIcon={<Icon name="meeting" size={16} />}
        allowClear={{ clearIcon: <Icon name="cross" size={12} /> }}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        value={shown}
        onChange={(wall) =>
          onChange(
            wall
              ? instantAt(
                  civilDate(wall.format('YYYY-MM-DD')),
                  timeOfDay(wall.format('HH:mm')),
                  zone,
                ).toISOString()
              : null,
          )
        }
        {...(disabled !== undefined && { disabled })}
        // Shown in the reader's way; typed in any of the usual ones. What is typed is kept on leaving.
        format={[`${text('common.dayFormat')} HH:mm`, ...typedDays.map((day) => `${day} HH:mm`)]}
        needConfirm={false}
        placeholder={text('common.chooseInstant')}
      />
    </AntdProvider>
  )
}
