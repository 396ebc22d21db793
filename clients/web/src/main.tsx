import './theme/mantine.css';
import './theme/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startWords } from './i18n/i18n';
import { keepConnectionRenewed } from './socket/renewConnection';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

startWords();
keepConnectionRenewed();
createRoot(root).render(<App />);
