import { useOpenRoomId } from '~/routing/places';
import { Conversation } from './Conversation';

export function ConversationPage() {
  const roomId = useOpenRoomId() ?? '';

  return <Conversation key={roomId} roomId={roomId} />;
}
