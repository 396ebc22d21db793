import { Alert } from '@mantine/core';

/** What stands in the way, told at once to who cannot see it appear. */
export function Problem({ detail }: { detail: string | undefined }) {
  return (
    <div role="alert" style={{ display: 'contents' }}>
      {detail && (
        <Alert color="red" role="presentation">
          {detail}
        </Alert>
      )}
    </div>
  );
}
