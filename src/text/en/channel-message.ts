export const channelMessage = {
  place: 'Place',
  online: 'Online',
  invited: { title: 'Meeting: {{title}}', time: 'Time', link: 'See the meeting' },
  rescheduled: { title: 'Meeting changed: {{title}}', time: 'New time', link: 'See the meeting' },
  cancelled: { title: 'Meeting cancelled: {{title}}', time: 'Was planned for', link: 'See the meeting' },
  minutesFinal: {
    title: 'Meeting minutes are final: {{title}}',
    time: 'Meeting held',
    link: 'Read the minutes',
  },
  merged: { title: '{{count}} meeting notices', link: 'My notices' },
  overdueTasks: {
    title: 'Meeting tasks overdue: {{count}}',
    something: 'A supervised matter',
    due: 'was due on {{day}}',
    join: ', ',
    shown: 'Listed',
    longest: 'the {{count}} longest overdue',
    link: 'All overdue tasks',
  },
  trial: { title: 'Meeting notices: trial message', channel: 'Channel', link: 'Open Bihuan' },
}
