import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { NoticeSettingView } from '#contract/notice.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { mailModes, noticeGroups, quietChoices } from '#domain/notice/setting.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { type Reading, sayDay, sayNearDay } from '#web/lib/time.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, Choice, SelectField } from '#web/ui/fields.tsx'
import { noticeSettingQuery, useChooseNotices } from './settings-api.ts'
import { TimeBox } from './TimeBox.tsx'
import './notice.css'

/** Which letters one wants and when; every choice is kept at once, and it is said what will happen. */
export function NoticeSettings({ mailOn }: { mailOn: boolean }): ReactNode {
  const setting = useQuery(noticeSettingQuery)
  return (
    <Faces query={setting}>
      {(view) => (
        <div className="form">
          {mailOn && <Choices view={view} />}
          <Preview view={view} mailOn={mailOn} />
        </div>
      )}
    </Faces>
  )
}

function Choices({ view }: { view: NoticeSettingView }): ReactNode {
  const text = useText()
  const choose = useChooseNotices()
  const { choice, defaults } = view
  const put = (change: Partial<typeof choice>) => choose.mutate({ ...choice, ...change })
  return (
    <>
      <ErrorLine error={choose.error} />
      <fieldset className="notice-groups">
        <legend className="field-label">{text('noticeSetting.byGroup')}</legend>
        {noticeGroups.map((group) => (
          <div key={group} className="notice-group">
            <div>
              {text(`noticeSetting.group.${group}.name`)}
              <div className="small faint">{text(`noticeSetting.group.${group}.hint`)}</div>
            </div>
            <Choice
              label={text(`noticeSetting.group.${group}.name`)}
              value={choice.mail[group]}
              onChange={(mode) => put({ mail: { ...choice.mail, [group]: mode } })}
              options={mailModes.map((mode) => ({ value: mode, label: text(`noticeSetting.mode.${mode}`) }))}
            />
          </div>
        ))}
      </fieldset>
      <div className="form-columns">
        <FormField label={text('noticeSetting.digestAt')} hint={text('noticeSetting.digestHint')}>
          <TimeBox
            value={choice.digestAt ?? defaults.digestAt}
            onChange={(time) => put({ digestAt: time === defaults.digestAt ? null : time })}
          />
        </FormField>
        <div className="stack tight">
          <FormField label={text('noticeSetting.quiet')}>
            <SelectField
              value={choice.quiet}
              onChange={(quiet) =>
                put({
                  quiet,
                  ...(quiet === 'own' && {
                    quietFrom: choice.quietFrom ?? defaults.quiet.from,
                    quietTo: choice.quietTo ?? defaults.quiet.to,
                  }),
                })
              }
              options={quietChoices.map((quiet) => ({
                value: quiet,
                label: text(`noticeSetting.quietChoice.${quiet}`, defaults.quiet),
              }))}
            />
          </FormField>
          {choice.quiet === 'own' && (
            <span className="line">
              <TimeBox
                label={text('noticeSetting.from')}
                value={choice.quietFrom ?? defaults.quiet.from}
                onChange={(quietFrom) => put({ quietFrom })}
              />
              –
              <TimeBox
                label={text('noticeSetting.to')}
                value={choice.quietTo ?? defaults.quiet.to}
                onChange={(quietTo) => put({ quietTo })}
              />
            </span>
          )}
        </div>
      </div>
      <CheckField checked={choice.holdsOnDaysOff} onChange={(holdsOnDaysOff) => put({ holdsOnDaysOff })}>
        {text('noticeSetting.holdsOnDaysOff')}
      </CheckField>
    </>
  )
}

/** In plain sentences what follows from the choices, as the server would do it. */
function Preview({ view, mailOn }: { view: NoticeSettingView; mailOn: boolean }): ReactNode {
  const text = useText()
  const reading = useReading()
  const { choice, defaults, preview } = view
  const modes = noticeGroups.map((group) => choice.mail[group])
  const when = (at: string) => sayWhen(at, reading, text)
  const said = (name: string, params: Record<string, string | number> = {}) =>
    text(`noticeSetting.preview.${name}`, params)

  const sentences: string[] = []
  if (!mailOn) sentences.push(said('mailOff'))
  else if (modes.every((mode) => mode === 'off')) sentences.push(said('allOff'))
  else {
    if (modes.includes('now')) {
      const { quiet, dayOff } = preview
      if (quiet !== null) {
        const isNow = new Date(quiet.from) <= reading.now
        sentences.push(
          isNow
            ? said('quietNow', { at: when(quiet.sentAt) })
            : said('quiet', { from: when(quiet.from), at: when(quiet.sentAt) }),
        )
      }
      if (dayOff !== null) {
        sentences.push(said('dayOff', { on: sayNearDay(dayOff.on, reading), at: when(dayOff.sentAt) }))
      }
      if (quiet === null && dayOff === null) sentences.push(said('anyTime'))
    }
    if (modes.includes('digest')) sentences.push(said('digest', { at: when(preview.digestAt) }))
    if (choice.mail.urge === 'now') {
      sentences.push(
        defaults.nagBudget === 0 ? said('budgetNone') : said('budget', { count: defaults.nagBudget }),
      )
    }
    if (choice.mail.meeting !== 'off') sentences.push(said('pressing'))
  }
  return (
    <div className="notice-preview" aria-live="polite">
      <p className="field-label">{said('title')}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

/** 今天 20:00, 明天（周五）08:30, 周一 3月9日 08:30 */
function sayWhen(at: string, reading: Reading, text: ReturnType<typeof useText>): string {
  const instant = new Date(at)
  const day = civilDateOf(instant, reading.zone)
  const time = timeOf(instant, reading.zone)
  const [near, far] = [sayNearDay(day, reading), sayDay(day, reading)]
  const isToday = day === civilDateOf(reading.now, reading.zone)
  if (near === far || isToday) return `${near} ${time}`
  return text('noticeSetting.preview.nearDay', { near, weekday: far.split(' ')[0] ?? '', time })
}
