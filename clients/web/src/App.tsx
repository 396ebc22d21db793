import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { client } from './apollo/client';
import { Router } from './router';
import { SessionGate } from './session/SessionGate';
import { paperAndInk, theme } from './theme/theme';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={paperAndInk} defaultColorScheme="auto">
      <ApolloProvider client={client}>
        <SessionGate>
          <Router />
        </SessionGate>
      </ApolloProvider>
    </MantineProvider>
  );
}
