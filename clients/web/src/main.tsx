import './theme/mantine.css';
import './theme/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startWords } from './i18n/i18n';
import { keepConnectionRenewed } from './socket/renewConnection';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

keepConnectionRenewed();
// Not awaited at the top: pages fetched meanwhile import from this module, and would wait for it for ever.
void startWords().then(() => createRoot(root).render(<App />));
