/** 집: 어디에나 있는 것과 방이 아닌 곳. */
export const house = {
  home: '사랑방, 처음 화면',
  back: '방 목록으로',
  skip: '방 목록 건너뛰기',

  welcome: {
    title: '문은 열려 있습니다',
    words: '방을 골라 이야기를 이어 가세요.',
    titleNew: '사랑방에 오신 것을 환영합니다',
    wordsNew: '아는 방의 이름을 적어 들어가거나, 열린 방을 둘러보거나, 한 사람에게 말을 걸어 보세요.',
  },

  switcher: {
    open: '찾아가기',
    openTitle: '찾아가기 (Ctrl+K)',
    title: '어디로 갈까요?',
    placeholder: '방이나 화면의 이름',
    enter: '‘{{name}}’ 방에 들어가기',
    keys: '↑ ↓ 고르기 · Enter 가기 · Esc 닫기',
  },

  settings: {
    title: '보기',
    language: '언어',
    scheme: '밝기',
    light: '밝게',
    dark: '어둡게',
    auto: '기기에 맞춤',
  },

  me: {
    open: '내 계정과 설정',
    title: '내 계정과 설정',
    profile: '프로필',
    profileHint: '다른 사람은 @{{username}} 과 함께 이렇게 봅니다.',
    color: '도장 색',
    saved: '저장했습니다.',
    password: '비밀번호',
    passwordHint: '바꾸면 다른 기기에서는 로그아웃됩니다.',
    passwordChange: '비밀번호 바꾸기',
    passwordChanged_other: '바꾸었습니다. 다른 로그인 {{count}}개가 끝났습니다.',
  },

  notFound: {
    title: '이런 곳은 없습니다',
    words: '주소가 바뀌었거나 잘못 적혔습니다.',
    home: '사랑방으로',
  },

  broken: {
    title: '화면을 불러오지 못했습니다',
    words: '연결이 끊겼거나 새 판이 나왔습니다. 다시 불러오면 이어집니다.',
  },
};
