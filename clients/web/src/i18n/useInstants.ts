import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Words for instants in the reader's language and time zone. */
export function useInstants() {
  const { language } = useTranslation().i18n;

  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
    const date = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
    const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
    const isToday = (instant: Date) => instant.toDateString() === new Date().toDateString();

    return {
      time: (instant: string) => time.format(new Date(instant)),
      day: (instant: string) => day.format(new Date(instant)),
      whole: (instant: string) => whole.format(new Date(instant)),
      /** The time if it was today, else the date: for lists. */
      short: (instant: string) => (isToday(new Date(instant)) ? time : date).format(new Date(instant)),
    };
  }, [language]);
}
