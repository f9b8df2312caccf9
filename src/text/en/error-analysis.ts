export const errorAnalysis = {
  'analysis.empty': 'There is nothing to analyse: no text was found.',
  'analysis.textTooLong': 'The text is too long: {{maxMegabytes}} MB at most. Analyse it in parts.',
  'analysis.fileTooLarge':
    'The file is too large: {{maxMegabytes}} MB at most. Take out pictures or split it.',
  'analysis.zipBomb':
    'This file would unfold to an implausible size and was not opened. Save it again in Word or Excel and try that.',
  'analysis.fileBroken':
    'The file is damaged and cannot be read. Open it in Word or Excel, save it again and try that.',
  'analysis.fileLocked': 'The file is protected by a password. Remove the password and upload it again.',
  'analysis.oldOffice': 'This is an old Office file (.doc, .xls). Save it as .docx or .xlsx and upload that.',
  'analysis.pdf': 'A PDF cannot be read yet. Open it, copy its text and paste it.',
  'analysis.picture': 'This is a picture; the words in it cannot be read. Paste them as text.',
  'analysis.notOffice':
    'The file is called .{{extension}} but is no {{program}} file. Open it in {{program}} and save it as .{{extension}}, or paste its text.',
  'analysis.formatUnknown':
    'This kind of file cannot be read. Upload .txt, .md, .docx, .xlsx, .srt or .vtt, or paste the text.',
  'analysis.busy': 'Too many texts are being analysed right now. Try again in {{seconds}} seconds.',
  'analysis.tooOften': 'You are analysing too often. Try again in {{seconds}} seconds.',
  'analysis.tookTooLong': 'This text took too long to analyse and was stopped. Try it in parts.',
  'model.stale':
    'The settings of the language model have just been changed by somebody else. Check them and save again.',
  'model.addressNotOne':
    'This is not the address of a service. It begins with https:// or http://, has no parameters, and ends with /v1, for example.',
  'model.addressElsewhere':
    'This address cannot be used: it belongs to the inside of the machine or of its cloud.',
  'model.incomplete': 'Fill in the address of the service and the name of the model first.',
}
