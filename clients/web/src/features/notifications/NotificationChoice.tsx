import { useReactiveVar } from '@apollo/client/react';
import { SegmentedControl, Text } from '@mantine/core';
import { Field } from '~/features/me/Field';
import { standing, turnOff, turnOn } from './permission';
import { useNotificationWords } from './useNotificationWords';

/** Turns notifications on and off in this browser, or says why it cannot be done. */
export function NotificationChoice() {
  const words = useNotificationWords();
  const stands = useReactiveVar(standing);

  return (
    <Field label={words.title}>
      {stands === 'blocked' || stands === 'unsupported' ? (
        <Text size="sm" c="dimmed">
          {words[stands]}
        </Text>
      ) : (
        <SegmentedControl
          aria-label={words.title}
          value={stands === 'on' ? 'on' : 'off'}
          onChange={(chosen) => (chosen === 'on' ? void turnOn() : turnOff())}
          data={[
            { value: 'on', label: words.on },
            { value: 'off', label: words.off },
          ]}
        />
      )}
    </Field>
  );
}
