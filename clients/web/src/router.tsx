import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { ConversationPage } from './features/conversation/ConversationPage';
import { House } from './features/house/House';
import { NoRoomChosen } from './features/house/NoRoomChosen';
import { NotFoundPage } from './features/house/NotFoundPage';
import { OnlyGuests, OnlyMembers } from './session/doors';

// Whoever has a session sees the house first, so it is in the first chunk; other places are fetched when one goes there.
const LogInPage = lazy(async () => ({ default: (await import('./features/account/LogInPage')).LogInPage }));
const SignUpPage = lazy(async () => ({
  default: (await import('./features/account/SignUpPage')).SignUpPage,
}));

export function Router() {
  return (
    <BrowserRouter>
      <Suspense fallback={null}>
        <Routes>
          <Route element={<OnlyGuests />}>
            <Route path="/log-in" element={<LogInPage />} />
            <Route path="/sign-up" element={<SignUpPage />} />
          </Route>
          <Route element={<OnlyMembers />}>
            <Route element={<House />}>
              <Route path="/" element={<NoRoomChosen />} />
              <Route path="/rooms/:roomId" element={<ConversationPage />} />
            </Route>
          </Route>
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}
