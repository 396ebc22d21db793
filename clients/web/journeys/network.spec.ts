import { enterRoom, expect, say, spoken, test, uniquely } from './story';

test('what is said without a network is shown as not sent, and arrives once when it is back', async ({
  arrive,
  forgive,
}) => {
  forgive(/net::ERR_|WebSocket connection to/);
  const ada = await arrive('에이다', 'ko-KR');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('나루');
  await enterRoom(ada, room);
  await enterRoom(grace, room);

  await ada.context().setOffline(true);
  await expect(ada.getByText('오프라인입니다')).toBeVisible();
  await say(ada, '오프라인에서 한 말');
  await say(grace, 'meanwhile');
  await expect(ada.getByText('아직 보내지 못했습니다')).toBeVisible();
  await expect(spoken(grace)).toHaveText(['meanwhile']);
  await ada.context().setOffline(false);

  await expect(spoken(ada)).toHaveText(['meanwhile', '오프라인에서 한 말']);
  await expect(spoken(grace)).toHaveText(['meanwhile', '오프라인에서 한 말']);
  await expect(ada.getByText('아직 보내지 못했습니다')).toHaveCount(0);
});
