const DAY = 86_400_000;
const iso = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/** "2015-10-23", "2015-10-23T14:30:00", "14:30" → Excel's serial number; null when it is none of these. Zones are dropped. */
export function dateSerial(text: string, date1904: boolean): number | null {
  const match = iso.exec(text);
  if (!match || text.length < 5) return null;
  const [, year, month, day, hours, minutes, seconds, fraction] = match;
  const time =
    (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) + Number(`0.${fraction ?? 0}`)) /
    86_400;
  if (!year) return hours ? time : null;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY;
  if (date1904) return days - Date.UTC(1904, 0, 1) / DAY + time;
  const serial = days - Date.UTC(1899, 11, 30) / DAY;
  // Excel counts a 29 February 1900 that never was.
  return (serial < 61 ? serial - 1 : serial) + time;
}
