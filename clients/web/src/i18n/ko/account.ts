/** 계정: 들어오고, 나가고, 나를 알리는 말. */
export const account = {
  account: {
    logIn: '로그인',
    signUp: '계정 만들기',
    logOut: '로그아웃',
    logOutHint: '이 브라우저의 모든 탭에서 나갑니다.',
    logOutFailed: '로그아웃하지 못했습니다. 연결을 확인하고 다시 시도하세요.',
    username: '아이디',
    usernameHint: '글자, 숫자, 마침표, -, _ 로 3~32자',
    displayName: '보여 줄 이름',
    displayNameHint: '비워 두면 아이디를 씁니다',
    password: '비밀번호',
    showPassword: '비밀번호 보기',
    passwordHint: '8자 이상',
    toLogIn: '로그인으로',
    toSignUp: '처음 오셨나요? 계정 만들기',
    toForgotten: '비밀번호를 잊으셨나요?',
    currentPassword: '지금 비밀번호',
    newPassword: '새 비밀번호',
  },

  forgotten: {
    title: '비밀번호를 잊었을 때',
    byCode:
      '계정을 만들 때 받은 복구 코드 하나로 새 비밀번호를 정합니다. 쓴 코드는 사라지고, 다른 기기에서는 로그아웃됩니다.',
    code: '복구 코드',
    codeHint: '띄어쓰기, 하이픈, 대소문자는 가리지 않습니다',
    submit: '새 비밀번호로 들어가기',
  },

  codes: {
    title: '복구 코드',
    why: '비밀번호를 잊으면 이 코드로 다시 들어옵니다. 하나에 한 번씩 쓸 수 있고, 지금 한 번만 보여 드립니다.',
    copy: '복사',
    copied: '복사했습니다.',
    marked: '골라 두었습니다. 복사해 주세요.',
    download: '파일로 저장',
    downloaded: '저장했습니다.',
    file: '사랑방-복구-코드.txt',
    kept: '안전한 곳에 두었습니다',
    goOn: '들어가기',
    left_other: '비밀번호를 잊었을 때 쓰는 코드가 {{count}}개 남았습니다. 새로 만들면 전의 코드는 못 씁니다.',
    renew: '코드 새로 만들기',
    renewed: '새 코드입니다. 지금 한 번만 보여 드리니 안전한 곳에 두세요.',
  },

  sessions: {
    title: '로그인한 곳',
    hint: '모르는 곳이 있으면 끝내고 비밀번호를 바꾸세요.',
    unknown: '알 수 없는 기기',
    times: '{{started}} 로그인 · {{used}} 사용',
    current: '지금 여기',
    end: '끝내기',
    endLabel: '{{device}}에서 로그아웃',
  },

  closing: {
    title: '계정 닫기',
    what: '모든 방에서 나가고, 한 말은 이름 없이 남습니다. 되돌릴 수 없습니다.',
    begin: '계정 닫기…',
    confirm: '영원히 닫기',
  },

  colors: {
    RED: '빨강',
    ORANGE: '주황',
    YELLOW: '노랑',
    GREEN: '초록',
    TEAL: '청록',
    BLUE: '파랑',
    VIOLET: '보라',
    PINK: '분홍',
  },
};
