/** How people type a day, beside the way in which it is shown. */
export const typedDays: readonly string[] = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D']
