import { createBrowserRouter } from 'react-router';
import { LogInPage } from './features/account/LogInPage';
import { SignUpPage } from './features/account/SignUpPage';
import { ConversationPage } from './features/conversation/ConversationPage';
import { House } from './features/house/House';
import { NoRoomChosen } from './features/house/NoRoomChosen';
import { NotFoundPage } from './features/house/NotFoundPage';
import { OnlyGuests, OnlyMembers } from './session/doors';

export const router = createBrowserRouter([
  {
    element: <OnlyGuests />,
    children: [
      { path: '/log-in', element: <LogInPage /> },
      { path: '/sign-up', element: <SignUpPage /> },
    ],
  },
  {
    element: <OnlyMembers />,
    children: [
      {
        element: <House />,
        children: [
          { path: '/', element: <NoRoomChosen /> },
          { path: '/rooms/:roomId', element: <ConversationPage /> },
        ],
      },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
]);
