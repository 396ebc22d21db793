import { useParams } from 'react-router';
import { Conversation } from './Conversation';

export function ConversationPage() {
  const { roomId = '' } = useParams();

  return <Conversation key={roomId} roomId={roomId} />;
}
