/** 방: 목록과, 방에 들고 나는 일. */
export const rooms = {
  rooms: {
    mine: '내 방',
    none: '아직 들어간 방이 없습니다.',
    noneHint: '위에 방 이름을 적으면 들어가고, 없으면 새로 열립니다.',
    enter: '들어가기',
    enterLabel: '들어갈 방의 이름. 없으면 새로 열립니다',
    enterPlaceholder: '방 이름 (없으면 열립니다)',
    unread_other: '읽지 않은 메시지 {{count}}개',
    members_other: '{{count}}명',
    more: '방 더 보기',
    failed: '방을 불러오지 못했습니다.',
    deleted: '지운 메시지',
  },

  room: {
    leave: '나가기',
    leaveLastTitle: '마지막으로 남은 분입니다',
    leaveLast: '나가면 방이 닫히고 그동안의 대화도 사라집니다.',
    leaveLastConfirm: '나가고 방 닫기',
    leaveFailed: '나가지 못했습니다. 다시 시도하세요.',
    notFound: '이런 방은 없습니다',
    notFoundHint: '방이 닫혔거나, 볼 수 없는 방입니다.',
    notMember: '{{people}}이 있습니다. 아직 이 방에 있지 않습니다.',
    join: '들어가기',
  },
};
