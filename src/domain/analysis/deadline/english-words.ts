/** Sources of patterns for English, in lower case and with single spaces or two between words. */
const weekdayNames =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
export const weekday = `(?<weekday>${weekdayNames})(?![a-z])`
export const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?'
export const year = '(?:,? {1,2}(?<year>20[0-9]{2})(?![0-9]))?'
export const count =
  '(?<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|a couple of|a few|several|half an?)'
export const unit =
  '(?:full )?(?<unit>(?:working|business|work|week|calendar)?[ -]?days?|working hours?|hours?|hrs?|minutes?|mins?|(?:calendar )?weeks?|fortnights?|(?:calendar )?months?|quarters?|years?)(?![a-z])'

const numbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((word, at) => [word, at + 1]),
  ),
  a: 1,
  an: 1,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}

/** undefined for a number nobody could be held to (a few). */
export function countOf(word: string): number | undefined {
  if (word.startsWith('half')) return 0.5
  return /^[0-9]/.test(word) ? Number(word) : numbers[word]
}

const monthStarts = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const weekdayStarts = 'mon tue wed thu fri sat sun'.split(' ')

export function monthNumber(name: string): number {
  return monthStarts.indexOf(name.slice(0, 3)) + 1
}

export function weekdayNumber(name: string): number {
  return weekdayStarts.indexOf(name.slice(0, 3)) + 1
}
