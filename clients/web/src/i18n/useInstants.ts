import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const DAY_MILLISECONDS = 86_400_000;

/** Words for instants in the reader's language and time zone. */
export function useInstants() {
  const { language } = useTranslation().i18n;

  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
    const date = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
    const dateOfAnyYear = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
    const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
    const near = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

    const short = (instant: Date, now: Date) => {
      const days = daysBetween(instant, now);
      if (days <= 0) return time.format(instant);
      if (days === 1) return near.format(-1, 'day');
      if (days < 7) return weekday.format(instant);
      return (instant.getFullYear() === now.getFullYear() ? date : dateOfAnyYear).format(instant);
    };
    return {
      time: (instant: string) => time.format(new Date(instant)),
      day: (instant: string) => day.format(new Date(instant)),
      whole: (instant: string) => whole.format(new Date(instant)),
      /** As short as it can be told today: the time, yesterday, a weekday, a date. For lists. */
      short: (instant: string) => short(new Date(instant), new Date()),
    };
  }, [language]);
}

/** How many midnights lie between two instants, where the reader is. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (instant: Date) =>
    Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()) / DAY_MILLISECONDS;
  return midnight(later) - midnight(earlier);
}
