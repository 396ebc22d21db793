import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from 'react-router/dom';
import { client } from './apollo/client';
import { router } from './router';
import { SessionGate } from './session/SessionGate';
import { paperAndInk, theme } from './theme/theme';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={paperAndInk} defaultColorScheme="auto">
      <ApolloProvider client={client}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </ApolloProvider>
    </MantineProvider>
  );
}
