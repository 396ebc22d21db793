/** What the tabs of one browser tell each other: they share one session. */
import type { AccessToken } from './authApi';

type TabNews = { kind: 'Began' } | { kind: 'Renewed'; token: AccessToken } | { kind: 'Ended' };

const channel = new BroadcastChannel('sarangbang-session');

export function tellTabs(news: TabNews): void {
  channel.postMessage(news);
}

export function hearTabs(hear: (news: TabNews) => void): void {
  channel.onmessage = ({ data }: MessageEvent<TabNews>) => hear(data);
}
