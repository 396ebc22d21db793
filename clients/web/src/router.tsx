/** Which page is where. The house and its rooms come first; other pages are fetched when one goes there. */
import { BrowserRouter, Route, Routes } from 'react-router';
import { KeepCodes } from './features/account/KeepCodes';
import { House } from './features/house/House';
import { Welcome } from './features/house/Welcome';
import { RoomFrame } from './features/room/RoomFrame';
import { lazily } from './lazily';
import { OnlyGuests, OnlyMembers } from './session/doors';

const LogInPage = lazily(async () => ({ default: (await import('./features/account/LogInPage')).LogInPage }));
const SignUpPage = lazily(async () => ({
  default: (await import('./features/account/SignUpPage')).SignUpPage,
}));
const ForgottenPage = lazily(async () => ({
  default: (await import('./features/account/ForgottenPage')).ForgottenPage,
}));
const ByLetterPage = lazily(async () => ({
  default: (await import('./features/account/ByLetterPage')).ByLetterPage,
}));
const ResetPasswordPage = lazily(async () => ({
  default: (await import('./features/account/ResetPasswordPage')).ResetPasswordPage,
}));
const ConfirmEmailPage = lazily(async () => ({
  default: (await import('./features/account/ConfirmEmailPage')).ConfirmEmailPage,
}));
const MembersPanel = lazily(() => import('./features/members/MembersPanel'));
const StartPage = lazily(async () => ({ default: (await import('./features/start/StartPage')).StartPage }));
const BrowsePage = lazily(async () => ({
  default: (await import('./features/browse/BrowsePage')).BrowsePage,
}));
const MePage = lazily(async () => ({ default: (await import('./features/me/MePage')).MePage }));
const NotFoundPage = lazily(async () => ({
  default: (await import('./features/house/NotFoundPage')).NotFoundPage,
}));

export function Router() {
  return (
    <BrowserRouter>
      <Routes>
        <Route element={<OnlyGuests />}>
          <Route path="/log-in" element={<LogInPage />} />
          <Route path="/sign-up" element={<SignUpPage />} />
          <Route path="/forgotten" element={<ForgottenPage />} />
          <Route path="/forgotten/by-letter" element={<ByLetterPage />} />
        </Route>
        <Route path="/reset-password" element={<ResetPasswordPage />} />
        <Route path="/confirm-email" element={<ConfirmEmailPage />} />
        <Route element={<OnlyMembers />}>
          <Route element={<KeepCodes />}>
            <Route element={<House />}>
              <Route path="/" element={<Welcome />} />
              <Route path="/rooms/:roomId" element={<RoomFrame />}>
                <Route path="members" element={<MembersPanel />} />
              </Route>
              <Route path="/start" element={<StartPage />} />
              <Route path="/browse" element={<BrowsePage />} />
              <Route path="/me" element={<MePage />} />
            </Route>
          </Route>
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </BrowserRouter>
  );
}
