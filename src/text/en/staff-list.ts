export const staffList = {
  fileName: 'staff-list-template',
  sheet: 'People',
  notesSheet: 'How to fill in',
  yes: 'Yes',
  no: 'No',
  notes: {
    name: 'Required.',
    departmentPath:
      'From the top down, separated by “/”, such as Sales Centre/Marketing. Missing departments are created.',
    jobTitle: 'Such as manager or specialist.',
    email: 'Required, one for each person; used to sign in and to receive notices.',
    phone: 'Optional.',
    employeeNo:
      'Optional, no two alike. The same number or e-mail means the same person, who is updated when imported again.',
    isHead: 'Yes or No. A department has at most one head.',
  },
}
