import 'graphiql/setup-workers/vite';
// Not graphiql/style.css: it carries Monaco's styles again, and 30 fonts as data: addresses.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './page.css';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { exampleTabs } from './exampleTabs';
import { rememberingFetcher } from './rememberingFetcher';

const language = navigator.language.startsWith('ko') ? 'ko' : 'en';
const root = document.getElementById('graphiql');
if (root === null) throw new Error('graphiql.html has no #graphiql');

document.documentElement.lang = language;
createRoot(root).render(
  <GraphiQL
    fetcher={rememberingFetcher('/graphql')}
    defaultTabs={exampleTabs(language)}
    defaultEditorToolsVisibility="variables"
    plugins={[HISTORY_PLUGIN]}
  >
    <GraphiQL.Logo>
      <a href="/" className="home">
        사랑방
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
