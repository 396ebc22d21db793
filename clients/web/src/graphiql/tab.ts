import type { GraphiQL } from 'graphiql';
import type { ComponentProps } from 'react';

/** What one tab of GraphiQL starts with; the package does not export its own name for it. */
export type TabDefinition = NonNullable<ComponentProps<typeof GraphiQL>['defaultTabs']>[number];
