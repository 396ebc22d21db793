/** What is behind the door: the house, and whatever place of it is open. */
import { Route, Switch } from 'wouter';
import { KeepCodes } from './features/account/KeepCodes';
import { House } from './features/house/House';
import { Welcome } from './features/house/Welcome';
import { RoomFrame } from './features/room/RoomFrame';
import { lazily } from './lazily';

const MembersPanel = lazily(() => import('./features/members/MembersPanel'));
const StartPage = lazily(async () => ({ default: (await import('./features/start/StartPage')).StartPage }));
const BrowsePage = lazily(async () => ({
  default: (await import('./features/browse/BrowsePage')).BrowsePage,
}));
const MePage = lazily(async () => ({ default: (await import('./features/me/MePage')).MePage }));

export default function Inside() {
  return (
    <KeepCodes>
      <House>
        <Switch>
          <Route path="/" component={Welcome} />
          <Route path="/rooms/:roomId/*?">
            <RoomFrame>
              <Route path="/rooms/:roomId/members" component={MembersPanel} />
            </RoomFrame>
          </Route>
          <Route path="/start" component={StartPage} />
          <Route path="/browse" component={BrowsePage} />
          <Route path="/me" component={MePage} />
        </Switch>
      </House>
    </KeepCodes>
  );
}
