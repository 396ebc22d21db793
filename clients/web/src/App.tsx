import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { client } from './apollo/client';
import { Unbroken } from './features/house/Unbroken';
import { Router } from './router';
import { SessionGate } from './session/SessionGate';
import { paperAndInk, theme } from './theme/theme';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={paperAndInk} defaultColorScheme="auto">
      <ApolloProvider client={client}>
        <SessionGate>
          <Unbroken>
            <Router />
          </Unbroken>
        </SessionGate>
      </ApolloProvider>
    </MantineProvider>
  );
}
