export const errorImport = {
  'import.notFound': 'This review cannot be found; it may have been deleted.',
  'import.stale': 'This review was changed in another window. Look at the latest before you go on.',
  'import.applied': 'This review has been imported and cannot be changed any more.',
  'import.meetingGone': 'The meeting it became no longer exists.',
  'import.incomplete': 'A few things are still missing; see the places marked.',
  'import.nothingAccepted': 'Nothing has been accepted yet.',
  'import.whichDay': 'Say on which day the meeting was held.',
  'import.whoHosted': 'Choose the host, who will confirm the minutes.',
  'import.notYetHeld': 'That day is still to come. What is imported has been held.',
  'import.endsBeforeStart': 'The end must be later than the start.',
  'import.aliasNotFound': 'This name has been removed already.',
}
