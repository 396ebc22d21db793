import { account } from './ko/account';
import { house } from './ko/house';
import { rooms } from './ko/rooms';

/** 한국어. Its shape is the shape of every language. */
export const ko = {
  name: '사랑방',
  tagline: '둘러앉아 이야기하는 곳',
  loading: '불러오는 중…',
  retry: '다시 시도',
  cancel: '취소',
  save: '저장',
  unreachable: '서버에 닿지 못했습니다. 잠시 뒤에 다시 시도하세요.',
  close: '닫기',
  closedAccount: '(닫힌 계정)',

  ...house,
  ...account,
  ...rooms,

  conversation: {
    log: '대화',
    older: '이전 메시지 불러오는 중…',
    beginning: '대화의 처음입니다',
    failed: '대화를 불러오지 못했습니다.',
    latest: '맨 아래로',
    deleted: '지운 메시지입니다',
    edited: '고침',
    unknownEvent: '{{name}}님의 소식',
    created: '{{name}}님이 방을 열었습니다',
    joined: '{{name}}님이 들어왔습니다',
    left: '{{name}}님이 나갔습니다',
    removed: '{{name}}님이 {{subject}}님을 내보냈습니다',
    banned: '{{name}}님이 {{subject}}님을 내보내고 다시 들어오지 못하게 했습니다',
    handedOver: '{{name}}님이 {{subject}}님에게 방을 넘겼습니다',
    newFromHere: '여기부터 새 메시지',
    toNews: '새 메시지가 시작되는 곳으로',
    edit: '고치기',
    delete: '지우기',
    deleteQuestion: '이 메시지를 지울까요?',
    deleteFailed: '지우지 못했습니다. 다시 시도하세요.',
  },

  composer: {
    label: '메시지',
    placeholder: '메시지 쓰기',
    hint: 'Enter로 보내고 Shift+Enter로 줄을 바꿉니다',
    send: '보내기',
    tooLong: '{{limit}}자까지 보낼 수 있습니다. {{count}}자를 줄여 주세요.',
    sending: '보내는 중',
    waiting: '아직 보내지 못했습니다',
    retry: '다시 보내기',
    discard: '버리기',
    slowed: '잠시 쉬었다 보냅니다',
    editing: '메시지 고치기',
    editLabel: '고칠 메시지',
    saveEdit: '고친 대로 두기',
    editFailed: '고치지 못했습니다. 연결을 확인하고 다시 시도하세요.',
  },

  connection: {
    offline: '오프라인입니다. 연결되면 이어서 보여 드립니다.',
    lost: '다시 연결하는 중입니다…',
    back: '다시 연결되었습니다.',
  },
};
