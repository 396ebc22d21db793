/** A room with more history than anybody would write by hand, put straight into the database. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Fills the room of a name with so many messages, in its log's own order, all by its first member. */
export async function fillRoom(name: string, messages: number): Promise<void> {
  const script = `
from backend.chat.models import Message, Room
room = Room.objects.get(name=${JSON.stringify(name)})
author_id = room.memberships.order_by("id").first().user_id
first = room.last_position + 1
rows = [
    Message(room=room, position=at, revision=room.revision + 1 + at - first, author_id=author_id,
            body=f"line {at}" + (" and more of it" * (at % 23)), client_token=f"line-{at}", sent_digest=bytes(32))
    for at in range(first, first + ${messages})
]
Message.objects.bulk_create(rows, batch_size=5000)
Room.objects.filter(id=room.id).update(last_position=rows[-1].position, revision=rows[-1].revision)
`;
  await manage(script);
}

/** What was said in the room of a name, as the database has it. */
export async function saidInDatabase(name: string): Promise<string[]> {
  const script = `
import json
from backend.chat.models import Message
said = Message.objects.filter(room__name=${JSON.stringify(name)}, kind="spoken").order_by("position")
print(json.dumps(list(said.values_list("body", flat=True))))
`;
  const lines = (await manage(script)).trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '[]');
}

async function manage(script: string): Promise<string> {
  const command = process.env.MANAGE_COMMAND;
  if (command === undefined) throw new Error('MANAGE_COMMAND is not given');
  const { stdout } = await run('sh', ['-c', `${command} shell -c "$SCRIPT"`], {
    env: { ...process.env, SCRIPT: script },
  });
  return stdout;
}
